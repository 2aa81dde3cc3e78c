using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Worker.Demo;

/// <summary>One row of the file of answers; the satisfaction questionnaire's own rows stand in <see cref="SampleSurveyAnswer"/>.</summary>
internal sealed record SampleVoice(string Id, DateOnly On, string Survey, string Question, int Score)
{
    public string Dimension { get; init; } = "";

    public int? Expectation { get; init; }

    public string Department { get; init; } = "";

    public SampleReply Reply { get; init; } = SampleReply.None;
}

/// <summary>What became of a questionnaire.</summary>
internal sealed record SampleReply(DateOnly? RepliedOn, DateOnly? ActedOn, bool Anonymous, bool Suggestion, bool Compliment)
{
    public static readonly SampleReply None = new(null, null, false, false, false);
}

/// <summary>One review on a public site.</summary>
internal sealed record SampleReview(string Site, string Id, DateOnly PostedOn, int Stars, DateOnly? AnsweredOn);

/// <summary>
/// What customers and other departments say besides the four statements: would they recommend us, what they expected, reviews; and who
/// answered them. All of it is invented.
/// </summary>
internal sealed class SampleVoices(SampleScenario scenario)
{
    private const int CallsPerInvitation = 15, RatersPerMonth = 12, MaxReviews = 8;

    private static readonly string[] Departments = ["Sales", "Warehouse", "Quality", "Accounts"];

    private static readonly string[] InternalStatements =
        ["Customer service passes on what customers report", "My questions are answered within the day"];

    private static readonly string[] Sites = ["Business directory", "Maps"];

    // What was received in each dimension on a scale of 7, in a usual month and since October.
    private static readonly (string Dimension, double Usual, double Lately)[] Dimensions =
        [("reliability", 5.6, 3.9), ("assurance", 5.7, 5.0), ("tangibles", 5.8, 5.7), ("empathy", 5.5, 4.8), ("responsiveness", 5.4, 4.0)];

    /// <summary>Who was replied to: with the supervisor away ever fewer are, and later.</summary>
    public SampleReply ReplyTo(string questionnaire, IReadOnlyList<SampleSurveyAnswer> answers)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Reply, int.Parse(questionnaire.AsSpan(2), CultureInfo.InvariantCulture));
        var (on, lately) = (answers[0].AnsweredOn, answers[0].AnsweredOn >= SampleCompany.NewcomersStart);
        var said = answers.Any(answer => answer.Comment.Length > 0);
        var done = SampleCompany.Calendar.AddBusinessDays(on, lately ? draw.Between(1, 6) : draw.Between(0, 3));
        var heard = (said || answers.Any(answer => answer.Score <= 2)) && draw.Chance(lately ? 0.6 : 0.9) && done <= SampleCompany.LastDay;
        var anonymous = draw.Chance(0.2);
        var idea = said && answers.Any(answer => answer.Comment.Length > 0 && answer.Score <= 2);
        DateOnly? when = heard && done <= SampleCompany.LastDay ? done : null;
        return new(anonymous ? null : when, anonymous || (idea && draw.Chance(0.5)) ? when : null, anonymous, idea, said
            && answers.Any(answer => answer.Comment.Length > 0 && answer.Score >= 5));
    }

    /// <summary>Would you recommend us: close to how satisfied the same customer was.</summary>
    public SampleVoice Recommends(string questionnaire, IReadOnlyList<SampleSurveyAnswer> answers, SampleReply reply)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Reply, int.Parse(questionnaire.AsSpan(2), CultureInfo.InvariantCulture), 1);
        var score = (int)Math.Clamp(Math.Round((2.2 * answers.Average(answer => answer.Score)) - 0.6 + (2 * (draw.Next() - 0.5))), 0, 10);
        return new(questionnaire, answers[0].AnsweredOn, "nps", "Would you recommend us?", score) { Reply = reply };
    }

    /// <summary>A dozen customers a month, asked what they expected and what they received.</summary>
    public IEnumerable<SampleVoice> Raters() =>
        from month in Months
        from number in Enumerable.Range(0, RatersPerMonth)
        let draw = new RandomStream(scenario.Seed, Purpose.Rater, month.From.Month, number)
        let day = BusinessDay(month, draw)
        from dimension in Dimensions
        let lately = day >= SampleCompany.NewcomersStart
        select new SampleVoice(string.Create(CultureInfo.InvariantCulture, $"R-{month.From.Month:00}{number:00}"), day, "rater",
            dimension.Dimension, Scale7((lately ? dimension.Lately : dimension.Usual) + (2.4 * (draw.Next() - 0.5))))
        {
            Dimension = dimension.Dimension,
            Expectation = Scale7(5.9 + (1.6 * (draw.Next() - 0.5))),
        };

    /// <summary>Once a quarter, and in November before the report, three people of each department.</summary>
    public IEnumerable<SampleVoice> Departmental() =>
        from month in Months
        where month.From.Month is 3 or 6 or 9 or 11
        from department in Departments
        from number in Enumerable.Range(0, 3)
        let draw = new RandomStream(scenario.Seed, Purpose.Internal, month.From.Month,
            (Array.IndexOf(Departments, department) * 10) + number)
        let day = BusinessDay(month, draw)
        from statement in InternalStatements
        select new SampleVoice(string.Create(CultureInfo.InvariantCulture,
            $"D-{month.From.Month:00}{Array.IndexOf(Departments, department)}{number}"), day, "internal", statement,
            (int)Math.Clamp(Math.Round(4.2 - (month.From.Month == 11 ? 0.7 : 0) + (3 * (draw.Next() - 0.5))), 1, 5)) { Department =
                department };

    /// <summary>One caller in fifteen was invited: a row a month.</summary>
    public IEnumerable<(DateOnly On, int Count)> Invitations() =>
        Months.Select(month => (SampleCompany.Calendar.AddBusinessDays(month.From.AddDays(-1), 1),
            scenario.CallsPerMonth[month.From.Month - 1] / CallsPerInvitation));

    public IEnumerable<SampleReview> Reviews() =>
        from month in Months
        from number in Enumerable.Range(0, new RandomStream(scenario.Seed, Purpose.Review, month.From.Month).Between(3, MaxReviews))
        let draw = new RandomStream(scenario.Seed, Purpose.Review, month.From.Month, number + 1)
        let day = month.From.AddDays(draw.Between(0, month.Days - 1))
        let answered = SampleCompany.Calendar.AddBusinessDays(day, draw.Between(1, 9))
        orderby day
        select new SampleReview(draw.Pick(Sites), string.Create(CultureInfo.InvariantCulture, $"{month}-{number}"), day,
            (int)Math.Clamp(Math.Round((day >= SampleCompany.NewcomersStart ? 2.6 : 4.1) + (3 * (draw.Next() - 0.5))), 1, 5),
                draw.Chance(0.3) && answered <= SampleCompany.LastDay ? answered : null);

    private static IEnumerable<ReportPeriod> Months => Enumerable.Range(1, SampleCompany.LastDay.Month)
        .Select(month => ReportPeriod.Month(SampleCompany.Year, month));

    private static DateOnly BusinessDay(ReportPeriod month, RandomStream draw) =>
        SampleCompany.Calendar.AddBusinessDays(month.From.AddDays(-1), draw.Between(1, SampleCompany.Calendar.BusinessDaysIn(month)));

    private static int Scale7(double score) => (int)Math.Clamp(Math.Round(score), 1, 7);
}
