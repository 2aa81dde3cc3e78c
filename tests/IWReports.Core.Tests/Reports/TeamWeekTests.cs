using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Sheets;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports;

public sealed class TeamWeekTests
{
    private static TeamWeekModel Week { get; } = TeamWeekReport.Build(SomeWeek.Data());

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
            [new("Answered within 5 rings", "54.7 %", "90 %", "63.7 %", "62.3 %"), new("Abandonment", "17.9 %", "5 %", "7.9 %", "9.3 %")],
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
    public void Of_a_few_cases_the_count_is_given_and_nothing_is_drawn()
    {
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = Only("coaching", SomeWeek.Weeks("coaching", 1, 2)) });
        Assert.Equal(new("Newcomers' weeks with a sit-along", "1 of 2", "100 %", "1 of 2", "–"), Assert.Single(model.Missed));
        Assert.Equal("The team missed its one target: a supervisor sat with newcomers in 1 of 2 weeks.", model.Headline);
        Assert.Empty(model.Charts);
    }

    [Fact]
    public void A_week_of_a_few_calls_is_no_point_of_the_picture()
    {
        var weeks = SomeWeek.Weeks("abandonment", 70, 391).ToList();
        weeks[^4] = weeks[^4] with { Numerator = 1, Denominator = 2 };
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", weeks) });
        Assert.Equal(3, Assert.Single(model.Charts.OfType<TrendChart>()).Points.Count);
        weeks[^2] = weeks[^2] with { Numerator = 1, Denominator = 2 };
        Assert.Equal("1 of 2",
            TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", weeks) }).Missed[0].LastWeek);
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
    public void The_team_is_briefed_on_what_was_found_at_most_four_things() =>
        Assert.Equal(
            [
                new("Answer by the fifth ring.", "54.7 % of calls were answered within five rings; the target is 90 % or\u00a0more."),
                new("Pass each case of “late delivery” to Dispatch on the same day.",
                    "6 remarks were about it, against 1 in a usual week."),
                new("Work on “Asking” in every call.", "Reviews found it missing in 2 of 5 calls."),
                new("Give the whole answer on “tracking” the first time.",
                    "Of the week before, 4 of 20 enquiries came again within 7 days."),
            ],
            Week.Brief);

    [Fact]
    public void A_policy_that_was_not_understood_is_explained_again()
    {
        var model = TeamWeekReport.Build(SomeWeek.Data() with { Quality = [], Contacts = [] });
        Assert.Equal(new("Explain “Refund authority” once more.", "On Wed 26 Nov, 2 of 4 officers had not understood it."),
            model.Brief[^1]);
    }

    [Fact]
    public void Praise_and_blame_stand_apart_in_customers_words_without_names()
    {
        Assert.Equal(
            [new("Friendly service", "1 remark", "[name] was friendly and quick, thank you.", ""),
                new("Problem solved", "1 remark", "Solved in one call.", "")],
            Week.Praised);
        Assert.Equal(
            [new("Late delivery", "6 remarks", "[name] waits for its widgets, and [name] knows it.", "Dispatch"),
                new("On hold", "1 remark", "Held for 27 minutes.", "")],
            Week.Minded);
        Assert.Equal(("Of 2 remarks in all; one may speak of several things.", "Of 7 remarks in all; one may speak of several things."),
            (Week.PraisedNote, Week.MindedNote));
        Assert.Equal("2 public reviews of the company came in, with 2.5 stars on average.", Week.Reviews);
    }

    [Fact]
    public void A_complaint_about_the_team_itself_is_for_nobody_else()
    {
        var own = SomeWeek.Minded(new(2025, 11, 26), "on hold", "Held for 27 minutes.") with { Department = " customer SERVICE " };
        Assert.Equal("", Assert.Single(TeamWeekReport.Build(SomeWeek.Data() with { Remarks = [own] }).Minded).Concerns);
    }

    [Fact]
    public void A_long_quote_is_cut_and_whole_in_the_workbook()
    {
        var words = string.Join(' ', Enumerable.Repeat("late", 60));
        var data = SomeWeek.Data() with { Remarks = [SomeWeek.Minded(new(2025, 11, 26), "late delivery", words)] };
        var model = TeamWeekReport.Build(data);
        Assert.EndsWith("late …", model.Minded[0].Quote, StringComparison.Ordinal);
        var themes = TeamWeekSheets.Of(data, model).Single(sheet => sheet.Name == "Themes");
        Assert.Equal(60, Assert.Single(themes.Rows)[5].Text!.Split(' ').Length);
    }

    [Fact]
    public void A_compliment_goes_to_the_officer_whom_it_names_else_to_the_team() =>
        Assert.Equal(
            [new("Mia", "Mia was friendly and quick, thank you.", "Wed 26 Nov"),
                new("The whole team", "Solved in one call.", "Thu 27 Nov")],
            Week.Compliments);

    [Fact]
    public void A_compliment_that_names_two_officers_is_the_teams() =>
        Assert.Equal("The whole team", Assert.Single(TeamWeekReport.Build(SomeWeek.Data() with
        {
            Remarks = [SomeWeek.Praise(new(2025, 11, 26), "Mia and Jonas were friendly.")],
        }).Compliments).For);

    [Fact]
    public void The_picture_shows_the_target_furthest_off_with_its_finding_as_title()
    {
        var chart = Assert.Single(Week.Charts.OfType<TrendChart>());
        Assert.Equal("Answered within 5 rings: target missed 13 weeks in a row", chart.Title);
        Assert.Equal((13, "1 Sep", "24 Nov", 90d), (chart.Points.Count, chart.Points[0].Label, chart.Points[^1].Label, chart.Target));
        Assert.Equal(PointKind.Concern, chart.Points[^1].Kind);
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
    public void Without_a_log_of_complaints_nobody_is_said_to_be_content()
    {
        var week = SomeWeek.Data() with { Remarks = [SomeWeek.Praise(SomeWeek.Week.From, "Friendly.")], ComplaintsKnown = false };
        Assert.Equal(
            "No survey comment was a complaint. No complaints log was read, so other complaints are not known.",
            TeamWeekReport.Build(week).NothingMinded);
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

    private static Dictionary<string, IReadOnlyList<KpiValue>> Only(string kpi, IReadOnlyList<KpiValue> weeks) => new() { [kpi] = weeks };
}
