using System.Globalization;
using NpgsqlTypes;

namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Survey answers: a row per answer, or, where the map names questions, a row per respondent with a column per question. Words are scored by what they say, never by where they stand in a list.</summary>
internal static class SurveysTable
{
    private const int HighestScore = 10;

    // As the company's questionnaire scores its answers.
    private static readonly Dictionary<string, int> Agreement = new()
    {
        ["Strongly disagree"] = 1, ["Disagree"] = 2, ["Neutral"] = 3, ["Agree"] = 4, ["Strongly agree"] = 5,
    };

    private static readonly Column Id = new("answer_id", CellType.Text, "the answer's or respondent's number, no name") { Required = true, Key = true };
    private static readonly Column Question = new("question", CellType.Text, "what was asked; not where the map names questions") { Key = true };
    private static readonly Column On = new("answered_at", CellType.Day, "when it was answered") { Required = true, Field = "answered_on" };
    private static readonly Column Score = new("score", new("Strongly disagree … Strongly agree, or 0 to 10", NpgsqlDbType.Smallint, (text, _) => text), "the answer; blank where the customer left it out");
    private static readonly Column Team = new("team", CellType.Text, "the team it is about");
    private static readonly Column Comment = new("comment", CellType.Text, "what the customer wrote");

    public static readonly TableKind Kind = new("surveys", "survey_answer", [Id, Question, On, Score, Team, Comment])
    {
        Days = ["answered_on"],
        MapKeys = ["labels", "questions"],
        Rows = binding =>
        {
            var scores = Scores(binding.Map);
            if (binding.Questions.Count > 0)
                return record => Respondent(record, binding.Questions, scores);
            binding.Require(Question);
            binding.Require(Score);
            return record => [[record[Id], record[Question] ?? throw new CellException("question is blank"), record[On], ScoreOf(record.Text(Score), "score", scores), record[Team], record[Comment]]];
        },
    };

    // A comment belongs to the respondent; it is kept once, with the first question.
    private static List<object?[]> Respondent(TableRecord record, IReadOnlyList<(string Name, int Index)> questions, Dictionary<string, int> scores) =>
        [.. questions.Select((question, at) => new[]
        {
            record[Id], question.Name, record[On], ScoreOf(record.Cell(question.Index), question.Name, scores), record[Team], at == 0 ? record[Comment] : null,
        })];

    private static short? ScoreOf(string? text, string question, Dictionary<string, int> scores)
    {
        if (text is null)
            return null;
        if (scores.TryGetValue(Normal(text), out var score) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out score) && score <= HighestScore))
            return (short)score;
        throw new CellException($"{question}: {new CellException(text, $"an answer. Known are {string.Join(", ", scores.Keys)}, and 0 to {HighestScore}; others are named in a map under \"labels\"").Message}");
    }

    private static Dictionary<string, int> Scores(TableMap map)
    {
        var labels = map.Labels.Count > 0 ? map.Labels : Agreement;
        if (labels.FirstOrDefault(label => label.Value is < 0 or > HighestScore) is { Key: { } wrong })
            throw new InputException($"{map.Name}: labels: \"{wrong}\" is {labels[wrong]}; a score is 0 to {HighestScore}.");
        if (labels.GroupBy(label => Normal(label.Key)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException($"{map.Name}: labels: \"{twice.Key}\" stands twice.");
        return labels.ToDictionary(label => Normal(label.Key), label => label.Value);
    }

    private static string Normal(string label) => string.Join(' ', label.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
