using System.Globalization;
using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Survey answers: a row per answer, or, where the map names questions, a row per respondent with a column per question. Words are scored
/// by what they say, never by where they stand in a list.
/// </summary>
internal static class SurveysTable
{
    private const int HighestScore = 10;

    // As the company's questionnaire scores its answers.
    private static readonly Dictionary<string, int> Agreement = new()
    {
        ["Strongly disagree"] = 1, ["Disagree"] = 2, ["Neutral"] = 3, ["Agree"] = 4, ["Strongly agree"] = 5,
    };

    public const string Csat = "csat";

    private const string Rater = "rater";

    public static readonly CellType SurveyType = CellType.OneOf(Csat, "nps", Rater, "internal");

    private static readonly CellType ScoreType =
        new("Strongly disagree … Strongly agree, or 0 to 10", NpgsqlDbType.Smallint, (text, _) => text);

    private static readonly Column Id = new("answer_id", CellType.Text, "the answer's or respondent's number, no name") { Required = true,
        Key = true };
    private static readonly Column Question = new("question", CellType.Text,
        "what was asked; not where the map names questions") { Key = true };
    private static readonly Column On = new("answered_at", CellType.Day, "when it was answered") { Required = true, Field = "answered_on" };
    private static readonly Column Score = new("score", ScoreType,
        "the answer, in a rater survey what was received; blank where the customer left it out");
    private static readonly Column Team = new("team", CellType.Text, "the team it is about");
    private static readonly Column Comment = new("comment", CellType.Text, "what the customer wrote") { InOwnWords = true };

    private static readonly Column Survey = new("survey", SurveyType, "csat (1 to 5), nps (0 to 10), rater (expected and received), or "
        + "internal (other departments, 1 to 5); blank means csat") { Default = Csat };
    private static readonly Column Dimension =
        new("dimension", CellType.OneOf("reliability", "assurance", "tangibles", "empathy", "responsiveness"),
        "what a rater item is about");
    private static readonly Column Expectation = new("expectation", ScoreType, "what the customer expected, in a rater survey");
    private static readonly Column Anonymous =
        new("anonymous", CellType.YesNo, "whether nobody can be replied to; blank means no") { Default = false };

    // What stands as it is in every row of a respondent.
    private static readonly Column[] AsGiven =
    [
        new("replied_on", CellType.Day, "when the customer had a reply; blank while not"),
        new("acted_on", CellType.Day, "when something was done about it; blank while not"),
        Anonymous,
        new("suggestion", CellType.YesNo, "whether it holds an idea or an issue; blank where nobody looked"),
        new("compliment", CellType.YesNo, "whether it praises; blank where nobody looked"),
        new("department", CellType.Text, "who answers, in the internal survey"),
    ];

    public static readonly TableKind Kind = new("surveys", "survey_answer",
        [Id, Question, On, Score, Team, Comment, Survey, Dimension, Expectation, .. AsGiven])
    {
        DaysAhead = DayBounds.Happened,
        Days = ["answered_on"],
        MapKeys = ["labels", "questions"],
        Rows = binding =>
        {
            var scores = Scores(binding.Map);
            if (binding.Questions.Count > 0)
                return record => Respondent(record, binding.Questions, scores);
            binding.Require(Question);
            binding.Require(Score);
            return record => [Row(record, record.Text(Question) ?? throw new CellException("question is blank"),
                ScoreOf(record.Text(Score), "score", scores), record[Comment], scores)];
        },
        Check = record =>
        {
            if (record.Text(Survey) == Rater && record[Dimension] is null)
                throw new CellException($"dimension is blank: a rater answer is about {Dimension.Type.Name}");
        },
        // The first reply tells of all other answers that nobody replied to them.
        AlsoMakesStale = """
            select answered_on from survey_answer where source_id = $1
                and exists (select from merged s where s.fate in (1, 2) and coalesce(s.replied_on, s.acted_on) is not null)
                and not exists (select from survey_answer a where a.source_id = $1 and coalesce(a.replied_on, a.acted_on) is not null)
            """,
    };

    // A comment belongs to the respondent; it is kept once, with the first question.
    private static List<object?[]> Respondent(TableRecord record, IReadOnlyList<(string Name, int Index)> questions, Dictionary<string,
        int> scores) =>
        [.. questions.Select((question, at) =>
            Row(record, question.Name, ScoreOf(record.Cell(question.Index), question.Name, scores), at == 0 ? record[Comment] : null,
            scores))];

    private static object?[] Row(TableRecord record, string question, short? score, object? comment, Dictionary<string, int> scores) =>
    [
        record[Id], question, record[On], score, record[Team], comment, record[Survey], record[Dimension],
            ScoreOf(record.Text(Expectation), "expectation", scores),
        .. AsGiven.Select(column => record[column]),
    ];

    private static short? ScoreOf(string? text, string question, Dictionary<string, int> scores)
    {
        if (text is null)
            return null;
        if (scores.TryGetValue(Normal(text), out var score)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out score) && score <= HighestScore))
            return (short)score;
        throw new CellException($"{question}: {new CellException(text, $"an answer. Known are {string.Join(", ", scores.Keys)}, and 0 to "
            + $"{HighestScore}; others are named in a map under \"labels\"").Message}");
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

    private static string Normal(string label) =>
        string.Join(' ', label.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
