using System.Globalization;

namespace IWReports.Worker.Demo;

/// <summary>One answer to one statement of a questionnaire, 1 (strongly disagree) to 5 (strongly agree).</summary>
internal sealed record SampleSurveyAnswer(string Id, DateOnly AnsweredOn, string Statement, int Score, string Comment);

/// <summary>
/// Questionnaires of customers who got through, scored by how long they waited, who spoke to them and how late orders were. The scoring is
/// invented, the four statements are the company's.
/// </summary>
internal sealed class SampleSurveys(SampleScenario scenario)
{
    // One caller in fifteen is invited and one invitation in three is answered: about 30 a month.
    private const double Answers = 1.0 / 15 / 3;

    private static readonly string[] Statements =
    [
        "I am happy with the service given by the staff",
        "They were able to help me with my problem",
        "I got a satisfying answer to my question",
        "The product's delivery is on time",
    ];

    private readonly List<SampleSurveyAnswer> _answers = [];
    private int _questionnaires;

    public IReadOnlyList<SampleSurveyAnswer> All => _answers;

    /// <summary>
    /// Asks a caller, if chance wants it; <paramref name="lateShare"/> is the share of orders that came late around this day.
    /// </summary>
    public void Ask(SampleAnswer answer, double lateShare)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Survey, (int)(answer.Call.EntersAt / 60), answer.Wait);
        var answeredOn = answer.Call.Day.AddDays(draw.Between(1, 4));
        if (answer.Officer is not { } officer || !draw.Chance(Answers) || answeredOn > SampleCompany.LastDay)
            return;
        var mood = draw.Next() - 0.5;
        var waiting = Math.Min(1.6, answer.Wait / 400.0);
        var pace = 1 - scenario.PaceOf(officer, answer.Call.Day);
        var sharp = officer == "Mary" && answer.Call.Day < SampleCompany.MaryCoached ? 1.2 : 0;
        double[] expected = [4.5 - waiting - sharp, 4.4 - (0.4 * waiting) - (2 * pace), 4.4 - (0.4 * waiting) - (2 * pace) - (sharp / 2),
            4.6 - (1.8 * lateShare)];
        var id = string.Create(CultureInfo.InvariantCulture, $"Q-{++_questionnaires:000}");
        var scores = Array.ConvertAll(expected,
            score => (int)Math.Clamp(Math.Round(score + (1.2 * mood) + (1.6 * (draw.Next() - 0.5))), 1, 5));
        for (var place = 0; place < scores.Length; place++)
            _answers.Add(new(id, answeredOn, Statements[place], scores[place],
                draw.Chance(0.25) ? Comment(place, scores[place], officer) : ""));
    }

    private static string Comment(int statement, int score, string officer) => (statement, score) switch
    {
        (0, <= 2) => "I was on hold far too long, and then nobody listened.",
        (0, >= 5) => $"{officer} was friendly and quick, thank you.",
        (1 or 2, <= 2) => "The officer did not know how to track my order.",
        (1 or 2, >= 5) => "Solved in one call.",
        (3, <= 2) => "\"Three days\", you say. It took two weeks.",
        (3, >= 5) => "Came when promised.",
        _ => "",
    };
}
