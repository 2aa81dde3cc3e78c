using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports;

public sealed class TeamWeekTests
{
    internal static TeamWeekModel Week { get; } = TeamWeekReport.Build(SomeWeek.Data());

    [Fact]
    public void The_headline_counts_the_targets_missed_and_names_the_one_furthest_off() =>
        Assert.Equal("The team missed two of five targets: 54.7 % of calls were answered within five rings.", Week.Headline);

    [Theory]
    [InlineData("answered_in_5_rings")]
    [InlineData("abandonment")]
    [InlineData("long_waits")]
    [InlineData("resolved_in_2h")]
    [InlineData("first_contact_resolution")]
    [InlineData("courtesy")]
    [InlineData("procedure_compliance")]
    [InlineData("complaint_acknowledged")]
    [InlineData("csat")]
    [InlineData("feedback_answered")]
    [InlineData("records_updated")]
    [InlineData("coaching")]
    public void Whatever_was_missed_the_headline_has_at_most_sixteen_words(string kpi)
    {
        var bad = KpiCatalog.Find(kpi)!.Better is Better.Higher ? 55.5m : 900;
        var headline = TeamWeekReport.Build(SomeWeek.Data() with { History = Only(kpi, SomeWeek.Weeks(kpi, bad, 1000)) }).Headline;
        Assert.StartsWith("The team missed its one target", headline, StringComparison.Ordinal);
        Assert.InRange(headline.Split(' ').Count(word => word.Any(char.IsLetterOrDigit)), 1, 16);
    }

    [Fact]
    public void Figures_stand_beside_last_week_and_what_is_usual_in_three_groups()
    {
        Assert.Equal(
            [
                new("Answered within 5 rings", "54.7 %", "90 %", "63.7 %", "62.3 %") { Kpi = "answered_in_5_rings" },
                new("Abandonment", "17.9 %", "5 %", "7.9 %", "9.3 %") { Kpi = "abandonment" },
            ],
            Week.Missed);
        Assert.Equal(["Enquiries completed within 2 hours"], Week.AtRisk.Select(row => row.Name));
        Assert.Equal(["Courtesy score", "Records updated"], Week.Met.Select(row => row.Name));
    }

    [Fact]
    public void What_is_too_few_or_provisional_is_said_once()
    {
        Assert.Equal(
            ["Usual is the middle value of the 12 weeks before.", "Too few cases to judge: complaints acknowledged in time."],
            Week.FigureNotes);
        Assert.Equal("Provisional, as late records may still change them: records updated.", Week.Provisional);
        Assert.DoesNotContain(Week.Missed, row => row.Name.StartsWith("Complaints", StringComparison.Ordinal));
    }

    [Fact]
    public void What_misses_its_target_is_not_rounded_to_it()
    {
        var close = Only("abandonment", SomeWeek.Weeks("abandonment", 5003, 100_000));
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = close });
        Assert.Equal("just over 5 %", Assert.Single(model.AtRisk).Value);
    }

    [Fact]
    public void With_few_weeks_before_nothing_is_called_usual()
    {
        var few = SomeWeek.Weeks("abandonment", 70, 391).TakeLast(5).ToList();
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", few) });
        Assert.Equal(("17.9 %", "–"), (model.Missed[0].LastWeek, model.Missed[0].Usual));
        Assert.Equal("What is usual is not known until seven earlier weeks are on record.", model.FigureNotes[0]);
    }

    [Fact]
    public void A_target_that_had_figures_before_and_has_none_now_is_named()
    {
        var gone = SomeWeek.Weeks("abandonment", 70, 391).SkipLast(1).Append(SomeWeek.Value("abandonment", SomeWeek.Week, null, null))
            .ToList();
        Assert.Contains("Not known for this week: abandonment.",
            TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", gone) }).FigureNotes);
    }

    [Fact]
    public void At_most_eight_targets_are_shown_and_what_was_missed_is_among_them()
    {
        var every = TeamTargets.ToDictionary(kpi => kpi, kpi =>
            SomeWeek.Weeks(kpi, kpi == "records_updated" || KpiCatalog.Find(kpi)!.Better is Better.Lower ? 0 : 1000, 1000));
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = every });
        Assert.Equal(8, model.Missed.Count + model.AtRisk.Count + model.Met.Count);
        Assert.Equal("Records updated", Assert.Single(model.Missed).Name);
        Assert.Equal("", model.NothingMet);
        Assert.Contains("4 more targets were met; they are in the workbook.", model.FigureNotes);
    }

    [Fact]
    public void A_week_without_any_source_says_so_in_every_part()
    {
        var model = TeamWeekReport.Build(SomeWeek.Data() with
        {
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(), Remarks = [], ReviewStars = [], Quality = [], Contacts = [],
            Briefings = [],
            Training = [], Coaching = [], Roster = [],
        });
        Assert.Equal(("No calls are on record for this week.", "no target judged", "No target could be judged."),
            (model.Headline, model.Summary, model.NothingMissed));
        Assert.Contains("unknown, not zero", Assert.Single(model.Missing), StringComparison.Ordinal);
        Assert.Equal(("No training is on record for the last twelve months.",
            "No coaching is on record, so who is due for it is not known."), (model.Training, model.CoachingDue));
        Assert.All([model.NothingPraised, model.NothingMinded], text => Assert.Contains("not known", text, StringComparison.Ordinal));
        Assert.Empty(model.Brief);
        Assert.Empty(model.Charts);
    }

    [Fact]
    public void A_quiet_week_is_no_missing_source()
    {
        var quiet = SomeWeek.Data() with
        {
            Remarks = [SomeWeek.Minded(SomeWeek.Week.From.AddDays(-7), "late delivery", "Late.")],
            History = Only("calls_offered", SomeWeek.Weeks("calls_offered", 0, null)),
        };
        var model = TeamWeekReport.Build(quiet);
        Assert.Equal("Nobody called the team this week.", model.Headline);
        Assert.Equal("Nobody complained in writing this week.", model.NothingMinded);
        Assert.Empty(model.Missing);
    }

    [Fact]
    public void A_week_over_new_year_is_one_week()
    {
        var week = ReportPeriod.WeekOf(new(2026, 1, 1));
        var model = TeamWeekReport.Build(SomeWeek.Data() with
        {
            Period = week,
            History = Only("abandonment", [SomeWeek.Value("abandonment", ReportPeriod.WeekOf(new(2025, 12, 22)), 4, 100),
                SomeWeek.Value("abandonment", week, 9, 100)]),
        });
        Assert.Equal("29 December 2025 – 4 January 2026", model.PeriodText);
        Assert.Equal("4 %", model.Missed[0].LastWeek);
        Assert.Equal(["22 Dec", "29 Dec"], ((TrendChart)model.Charts[0]).Points.Select(point => point.Label));
    }

    [Fact]
    public void The_workbook_says_what_the_report_says_and_its_figures_are_the_reports()
    {
        var data = SomeWeek.Data();
        var sheets = TeamWeekSheets.Of(data, Week);
        Assert.All(sheets, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count)));
        var figures = sheets.Single(sheet => sheet.Name == "KPIs by week").Rows.Where(row => row[2].Text == "2025-W48")
            .ToDictionary(row => row[1].Text!, row => row[3]);
        foreach (var row in Week.Missed.Concat(Week.AtRisk).Concat(Week.Met))
            Assert.Equal(row.Value, new Core.Language.Figure(figures[row.Name].Number!.Value, figures[row.Name].Unit,
                SomeWeek.Week).Text);
        var said = string.Join('\n', sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).Select(cell => cell.Text));
        Assert.All([Week.Headline, Week.Training, Week.CoachingDue, .. Week.Brief.Select(point => point.Why),
            .. Week.Minded.Select(row => row.Quote)],
            text => Assert.Contains(text, said, StringComparison.Ordinal));
    }

    private static readonly string[] TeamTargets =
    [
        "answered_in_5_rings", "abandonment", "long_waits", "resolved_in_2h", "first_contact_resolution", "courtesy",
        "procedure_compliance", "complaint_acknowledged", "csat", "feedback_answered", "records_updated", "coaching",
    ];

    internal static Dictionary<string, IReadOnlyList<KpiValue>> Only(string kpi, IReadOnlyList<KpiValue> weeks) => new() { [kpi] = weeks };
}
