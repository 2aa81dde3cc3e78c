using System.Globalization;
using IWReports.Core.Facts;

namespace IWReports.Worker.Questionnaires;

/// <summary>Reads what was filled in, and says what is to be mended.</summary>
internal sealed class FeedbackForm
{
    private readonly Func<string, string?> _given;
    private readonly List<(string Field, string Message)> _wrong = [];

    /// <param name="given">What stands in a field; null or blank where nothing does.</param>
    public FeedbackForm(Questionnaire asked, IReadOnlyList<string> teams, Func<string, string?> given)
    {
        _given = given;
        List<FeedbackScore> scores =
            [.. asked.Statements.Select((statement, at) => new FeedbackScore(asked.Survey, statement, Agreement($"s{at}")))];
        if (!asked.IsInternal)
        {
            if (Score("recommend") is { } likely)
                scores.Add(new(Survey.Nps, Questionnaire.Recommend, likely));
            scores.AddRange(Questionnaire.Dimensions.Select((one, at) => new FeedbackScore(Survey.Rater, one.Words, Score($"received{at}"))
            {
                Dimension = one.Dimension,
                Expectation = Score($"expected{at}"),
            }).Where(one => one.Score is not null || one.Expectation is not null));
        }

        Said = new(scores)
        {
            Comment = Text("comment", Questionnaire.LongestComment),
            Contact = Text("contact", Questionnaire.LongestContact),
            Team = asked.IsInternal ? null : teams.Count == 1 ? teams[0] : OneOf("team", teams),
            Department = asked.IsInternal ? Text("department", Questionnaire.LongestDepartment) : null,
        };
        if (asked.IsInternal && Said.Department is null)
            _wrong.Add(("department", "Which department do you work in?"));
        if (_wrong.Count == 0 && Said.IsEmpty)
            _wrong.Add(("s0", "Answer at least one question, or write a comment."));
    }

    public FeedbackSaid Said { get; }

    public IReadOnlyList<(string Field, string Message)> Wrong => _wrong;

    private short? Agreement(string field) => Read(field) is not { } label ? null
        : Questionnaire.Agreement.TryGetValue(label, out var score) ? score : Refuse<short>(field, "Choose one of the five answers.");

    private short? Score(string field) => Read(field) is not { } text ? null
        : short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= Questionnaire.HighestScore
        ? score : Refuse<short>(field, $"Choose a number from 0 to {Questionnaire.HighestScore}.");

    private string? OneOf(string field, IReadOnlyList<string> known)
    {
        var text = Read(field);
        if (text is not null && !known.Contains(text))
            _wrong.Add((field, "Choose one of the list."));
        return text;
    }

    private string? Text(string field, int longest)
    {
        var text = Read(field);
        if (text?.Length > longest)
            _wrong.Add((field, $"Say it in at most {longest} characters."));
        return text;
    }

    private T? Refuse<T>(string field, string message)
        where T : struct
    {
        _wrong.Add((field, message));
        return null;
    }

    // No text of the database holds a zero character; a line's end is one character, as a browser counts it.
    private string? Read(string field) =>
        _given(field)?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}
