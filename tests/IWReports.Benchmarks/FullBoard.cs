using IWReports.Core.Language;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;

namespace IWReports.Benchmarks;

/// <summary>A board report as full as the sample company's fullest month: as many rows, as long sentences; it needs no data.</summary>
internal static class FullBoard
{
    private static readonly WrittenValue Value = new("87.4 %", Provisional: true);

    private static readonly Status Missed = new("missed", "✗", false, false, true), Met = new("met", "✓", true, false, false);

    private static readonly int[] ReasonWords = [29, 22, 8, 22, 44, 38, 48];

    private static readonly string[] Kpis = ["Answered within 5 rings", "Callers who gave up", "Courtesy score",
        "Solved in the first call", "Enquiries completed within 2 hours", "Satisfied with the solution", "Delivered by the promised date",
        "Late and still open", "Satisfaction", "Net promoter score", "Retention", "Training sessions held"];

    public static BoardReportModel Model => new()
    {
        Company = "Innovative Widgets",
        Title = "Customer service: board report",
        Period = Core.Calendar.ReportPeriod.Month(2025, 11),
        PeriodText = "November 2025",
        Pages = Pages,
        Journey = [.. Enumerable.Repeat(new TouchPointRow("Order & receive", "Complaints acknowledged in time", Value, Missed), 7)],
        Scorecard =
        [
            .. Kpis.Select((name, i) => new ScorecardRow(
                name, i % 3 == 0 ? Value : Value with { Provisional = false }, "90 % or more (ours)", i % 4 == 0 ? "policy: 100 %" : "",
                i == 2 ? Met : Missed, i is 6 or 7 ? "worse than usual" : "withheld",
                i is 6 or 7 ? "out of reach as things run" : "withheld", "0,2 30,6 60,12")),
        ],
        ScorecardNote = Words(32),
        OtherMeasures = [.. Enumerable.Repeat(new MeasureRow("Average talk time", new("8 min 13 s")), 8)],
        Safety = "0 injuries reported in November 2025.",
        Restated = [],
        AtRiskSummary = Words(25),
        AtRisk = [new("Yore Mine Co.", "F-075", "late delivery",
            "since 28 November 2025, wants it settled by 28 November 2025, threatens legal action")],
        Reasons = [.. ReasonWords.Select((words, i) => new ReasonRow(i == 4 ? "B" : "A", Words(words)))],
        CannotShow = [Words(23), Words(31), Words(19)],
        Options = [new("Do nothing", Words(23)), .. Enumerable.Repeat(new OptionRow("1. Customer relationships", Words(17)), 4)],
        Recommendations = [Advised(1, 1), Advised(2, 2), Advised(3, 1), Advised(4, 1)],
        NextInLine = [Words(30), .. Enumerable.Repeat(Words(14), 4)],
        FollowUp = [.. Enumerable.Repeat(new FollowUpRow("October 2025", Words(26),
            $"Accepted by Secretary, not done by 30 November 2025. {Words(27)}"), 4)],
        Targets = [.. Kpis.Select(name => new TargetRow(name, "90 % or more", "below 1 %, provisional",
            "first find what changed: this month is unusual for it", "–"))],
        TargetNotes = [Words(44), Words(19)],
        Surveys = [.. Enumerable.Repeat(new SurveyRow("I am happy with the service given by the staff", "1 · 0 · 9 · 9 · 7",
            "61.5 % (42.5 % to 77.6 %)"), 4)],
        SurveyNotes = [.. Enumerable.Repeat(Words(26), 5)],
        Themes = [.. Enumerable.Repeat(new ThemeRow("late delivery", "9", "1.6", "Promised in three days and still not here."), 7)],
        ThemesLead = Words(36),
        Outlook = [Words(24), Words(13), Words(8), Words(44)],
        OutlookMore = [Words(18), Words(22), Words(32), Words(30)],
        Charts = Pictures,
        MoreCharts = [],
        Figures = [],
    };

    private static BoardPages Pages => new()
    {
        Headline = "Service got worse: 57.2 % of calls answered in time, 222 callers gave up.",
        Figures = [.. Enumerable.Range(1, 4).Select(at => new LeadFigure(
            "Delivered by the promised date", "57.2 %",
                at == 1 ? "◆ above usual in January 2024–November 2025" : "↓ from 74.1 % in October",
            "target 95 % or more", Missed, $"spark-{at}"))],
        HasLead = true,
        HasCauses = true,
        WhyTitle = "Why",
        Why = [.. Enumerable.Repeat(new Finding(Words(22), "at the same time"), 3)],
        HowSure = Words(24),
        Decide = [.. Enumerable.Range(1, 4).Select(at =>
            new DecisionCard($"{at}", "Customer relationships", Words(8), Words(9), Words(8), "$2,293 a month", "Head of dispatch",
            "Wed 31 Dec"))],
        DoNothing = Words(16),
        Safety = "Nobody was reported hurt in November 2025.",
        IsSafetyPressing = false,
        AtRisk = "Yore Mine Co. ($124,603 a year) wants it settled by Fri 28 Nov and threatens legal action: late delivery.",
        IsAtRiskPressing = true,
        Targets = "9 of 35 targets were met. The workbook has every KPI.",
        Scorecard =
        [
            new("Missed", Missed, [.. Kpis.Take(7).Select(Row)]),
            new("At risk", new("at risk", "!", false, true, false), [.. Kpis.Skip(7).Take(2).Select(Row)]),
            new("Met", Met, [.. Kpis.Skip(9).Select(Row)]),
        ],
        Withheld = [Words(16), Words(10), Words(20)],
        HasJourney = true,
        HasStaffing = true,
        Staffing = Words(26),
        HasAnswers = true,
        HasThemes = true,
        Changed = "",
        CustomersSay = Words(15),
        Quotes = [.. Enumerable.Repeat(new Quote("late delivery", "Promised in three days and still not here."), 2)],
        Outlook = [Words(14), Words(14), Words(9)],
        Decisions = [.. Enumerable.Repeat(new PastDecision("Settle customers at risk",
            "Accepted, not done. Service level 74.1 %, now 57.2 %."), 3)],
        MoreDecisions = "2 more are in the workbook.",
        CannotShow = [Words(24), Words(26), Words(10)],
    };

    private static IReadOnlyList<Chart> Pictures =>
    [
        .. Enumerable.Range(1, 4).Select(at =>
            new Sparkline($"spark-{at}", "Delivered by the promised date", "Delivered by the promised date: 57.2 %.", [3, 4, 3, 5, 8])),
        BenchCharts.Trend with { Id = "lead", Title = Words(14), AlternativeText = Words(14), Source = "November: 1,560 calls." },
        new WaterfallChart("causes", Words(12), "Why.", "points", "January–October", 77.4, "November", 57.2,
            [new("Leave and sick days", -18.1, -28.6, -7.8), new("More calls", -10.5, -19, -2),
                new("More officers on the roster", 18.5, 9, 25), new("Longer calls", -3, -5, -1), new("Newcomers' pace", -2, -4, 1),
                new("Not explained", -5.1, IsUnexplained: true)])
            { Source = "Answered within 20 s, opening hours. Queue model of 1,537 calls; thin lines: 90 % ranges." },
        new JourneyChart("journey", "Every station of the customer's journey misses a target", "…",
            [.. Enumerable.Repeat(new JourneyStation("Order & receive", "Complaints acknowledged in time", "87.4 %",
            Core.Kpis.Measuring.Rag.Red), 7)]),
        new DemandChart("half-hours", "Too few officers at 10:00–11:00, 12:00–12:30 and 13:30–14:00", "Calls a business day",
            [.. Enumerable.Range(17, 20).Select(slot => new DemandSlot($"{slot / 2:00}:{slot % 2 * 30:00}", 5, 1, 3, 4))]),
        new DivergingChart("answers", "7.7 % agree: “The product's delivery is on time”", "…",
            [.. Enumerable.Repeat(new DivergingRow("I am happy with the service given by the staff", [1, 0, 9, 9, 7], 0.43, 0.78),
            4)]) { Source = "26 of 104 questionnaires came back; ranges are 95 %." },
        new ParetoChart("themes", "On hold came up most: 11 of 34 mentions", "…", "mentions",
            [.. Enumerable.Repeat(new ParetoRow("late delivery", 9, 1.6), 7)]) { Source =
            "Complaints, survey remarks and reviews; tick: usual in a month." },
    ];

    private static StandingRow Row(string kpi) => new(kpi, "87.4 %", "90 % or more", "■ worse than usual", "✗ out of reach");

    private static RecommendationRow Advised(int number, int instead) => new()
    {
        Number = $"{number}",
        Kind = "Customer relationships",
        Grade = "A",
        Action = Words(24),
        Problem = Words(18),
        Customers = Words(12),
        Quality = Words(12),
        Technology = Words(12),
        Owner = "Customer service manager",
        Due = "31 December 2025",
        Review = "December 2025",
        Measure = Words(12),
        Expected = Words(17),
        Resources = Words(12),
        Case = Words(20),
        Instead = [.. Enumerable.Repeat(Words(25), instead)],
        Duty = Words(20),
        PastRecommendation = new(Core.Calendar.ReportPeriod.Month(2025, 11), "rule", "", "", default, null),
    };

    /// <summary>A sentence of so many words, as long as the reports' own: five signs and a space.</summary>
    private static string Words(int count) => string.Join(' ',
        Enumerable.Range(0, count).Select(i => i % 3 == 0 ? "calls" : i % 3 == 1 ? "of" : "answered")) + ".";
}
