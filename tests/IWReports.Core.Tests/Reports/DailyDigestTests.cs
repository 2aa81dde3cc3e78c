using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports;

public sealed class DailyDigestTests
{
    [Fact]
    public void What_was_unusual_comes_first() => Assert.Equal(
        "On the busiest day in 20, 12 of 81 callers hung up, more than usual.",
        DailyDigest.Build(SomeDigest.Data()).Headline);

    [Fact]
    public void A_day_within_the_range_is_a_normal_one() =>
        Assert.Equal("A normal Friday: 70 calls came in and 2 callers hung up.", DailyDigest.Build(SomeDigest.Quiet()).Headline);

    [Theory]
    [InlineData(12, "More callers than usual hung up on Friday: 12 of 70.")]
    [InlineData(2, "Callers waited longer than usual on Friday: 5 min on average; 70 calls came in and 2 callers hung up.")]
    public void A_long_wait_is_said_where_nobody_hung_up_for_it(int lost, string headline)
    {
        var data = SomeDigest.Quiet();
        var history = new Dictionary<string, IReadOnlyList<KpiValue>>(data.History)
        {
            ["abandonment"] = [.. data.History["abandonment"].SkipLast(1), data.History["abandonment"][^1] with { Numerator = lost }],
            ["speed_of_answer"] = [.. data.History["speed_of_answer"].SkipLast(1),
                data.History["speed_of_answer"][^1] with { Numerator = 69 * 300 }],
        };
        Assert.Equal(headline, DailyDigest.Build(data with { History = history }).Headline);
    }

    [Theory]
    [InlineData(90, "Friday was the busiest in 20 business days: 90 calls came in and 2 callers hung up.")]
    [InlineData(50, "Friday was the quietest in 20 business days: 50 calls came in and 2 callers hung up.")]
    public void The_busiest_and_the_quietest_day_are_said_to_be(int calls, string headline)
    {
        var data = SomeDigest.Quiet();
        var history = new Dictionary<string, IReadOnlyList<KpiValue>>(data.History)
        {
            ["calls_offered"] = [.. data.History["calls_offered"].SkipLast(1),
                data.History["calls_offered"][^1] with { Numerator = calls }],
        };
        Assert.Equal(headline, DailyDigest.Build(data with { History = history }).Headline);
    }

    [Fact]
    public void A_day_far_off_target_is_not_said_to_be_all_well()
    {
        var data = SomeDigest.Quiet();
        var lost = SomeDigest.History(data.History["abandonment"][0].Kpi, 10, day => 8 + (day % 5), of: 70);
        Assert.Equal("A normal Friday, still short of target: 70 calls came in and 10 callers hung up.",
            DailyDigest.Build(data with { History = new Dictionary<string,
                IReadOnlyList<KpiValue>>(data.History) { ["abandonment"] = lost } }).Headline);
    }

    [Fact]
    public void No_headline_is_longer_than_twenty_words() => Assert.All(
        new[] { SomeDigest.Data(), SomeDigest.Quiet(), SomeDigest.NoSources(), SomeDigest.Large() },
        data => Assert.InRange(DailyDigest.Build(data).Headline.Split(' ').Length, 4, 20));

    [Theory]
    [InlineData(7, "81 calls, 12 abandoned; 1 urgent, 7 to call back today")]
    [InlineData(0, "81 calls, 12 abandoned; 1 urgent")]
    [InlineData(null, "81 calls, 12 abandoned; 1 urgent")]
    public void The_subject_says_what_matters_and_names_nobody(int? unreached, string summary) =>
        Assert.Equal(summary, DailyDigest.Build(SomeDigest.Data() with { Unreached = unreached }).Summary);

    // Moving ranges of 2.1 calls of 81 around 60 of 1,701: 2.86 ± 2.66 × 2.1.
    [Fact]
    public void A_share_is_placed_by_the_limits_of_so_many_calls()
    {
        var figure = DailyDigest.Build(SomeDigest.Data()).Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal(("0\u00A0% to 9.9\u00A0%", "missed, above usual"), (figure.Usual, figure.Standing));
    }

    [Theory]
    [InlineData(3, 24, "missed", "0\u00A0% to 12.5\u00A0%")]
    [InlineData(10, 80, "missed, above usual", "0\u00A0% to 10\u00A0%")]
    public void What_is_unusual_of_many_calls_is_not_of_few(int lost, int calls, string standing, string usual)
    {
        var figure = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1),
            SomeDigest.Data().History["abandonment"][^1] with { Numerator = lost, Denominator = calls }])
            .Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal(("12.5\u00A0%", standing, usual), (figure.Value, figure.Standing, figure.Usual));
    }

    [Fact]
    public void A_share_of_too_few_is_not_placed()
    {
        var digest = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1),
            SomeDigest.Data().History["abandonment"][^1] with { Numerator = 9, Denominator = 9 }]);
        Assert.Equal(("–", "missed"), digest.Figures.Single(figure => figure.Name == "Abandonment") is var figure
            ? (figure.Usual, figure.Standing) : default);
        Assert.Equal(["Without a usual range, for fewer than 20 cases: Abandonment."], digest.TooFew);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Limits_of_a_few_days_are_provisional(int days, bool provisional)
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { History =
            data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(days + 1)]) });
        Assert.Equal(provisional, digest.FiguresNotes[0].Contains("provisional until there are 13 days", StringComparison.Ordinal));
        Assert.Contains($"the last {days} business days", digest.FiguresNotes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Days_on_which_nobody_hung_up_make_one_caller_who_does_unusual_only_where_chance_does_not()
    {
        var none = SomeDigest.History(SomeDigest.Data().History["abandonment"][0].Kpi, 1, _ => 0, of: 81);
        Assert.Equal("", With("abandonment", [.. none.SkipLast(1), none[^1] with { Numerator = 0 }]).Figures.Single(figure =>
            figure.Name == "Abandonment").Standing);
        Assert.Equal("above usual", With("abandonment", none).Figures.Single(figure => figure.Name == "Abandonment").Standing);
    }

    [Fact]
    public void A_few_days_are_no_range()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { History =
            data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(7)]) });
        Assert.Equal("On Friday 81 calls came in and 12 callers hung up.", digest.Headline);
        Assert.All(digest.Figures, figure => Assert.Equal("–", figure.Usual));
        Assert.StartsWith("With 6 earlier business days on record nothing is usual yet", digest.FiguresNotes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_are_not_on_record_are_unknown_and_the_report_is_partial()
    {
        var digest = DailyDigest.Build(SomeDigest.Data()
            with { History = new Dictionary<string, IReadOnlyList<KpiValue>>(), HalfHours = [], Waits = [] });
        Assert.True(digest.IsPartial);
        Assert.Contains("unknown, not zero", digest.Missing[0], StringComparison.Ordinal);
        Assert.DoesNotContain("0 calls", digest.Headline, StringComparison.Ordinal);
        Assert.All(digest.Charts, chart => Assert.IsType<Core.Reports.Charts.DistributionChart>(chart));
    }

    [Fact]
    public void A_day_on_which_nobody_called_is_a_fact()
    {
        var digest = With("calls_offered", SomeDigest.History(SomeDigest.Kpi("calls_offered", "Calls offered", Unit.Count, Better.Neither),
            0, _ => 60));
        Assert.Equal("Nobody called on Friday.", digest.Headline);
        Assert.False(digest.IsPartial);
    }

    [Fact]
    public void A_share_of_few_calls_is_not_written_as_a_percentage()
    {
        var data = SomeDigest.Data();
        var history = new Dictionary<string, IReadOnlyList<KpiValue>>
        {
            ["calls_offered"] = [data.History["calls_offered"][^1] with { Numerator = 3 }],
            ["abandonment"] = [data.History["abandonment"][^1] with { Numerator = 1, Denominator = 3 }],
        };
        Assert.Equal("On Friday 3 calls came in and 1 caller hung up.", DailyDigest.Build(data with { History = history }).Headline);
    }

    [Fact]
    public void One_customers_answers_are_no_figure_of_the_day()
    {
        var digest = With("csat", [new(KpiCatalog.Find("csat")!, "2025-11-28", 2, 4, KpiState.Final)]);
        Assert.DoesNotContain("Satisfaction", digest.Figures.Select(figure => figure.Name));
        Assert.Equal(["Not shown, for too few answers: Satisfaction."], digest.TooFew);
    }

    [Fact]
    public void What_is_provisional_or_changed_is_said_once()
    {
        var data = SomeDigest.Data();
        var history = data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)
            [.. kpi.Value.SkipLast(1), kpi.Value[^1]
                with { State = KpiState.Provisional, Restated = kpi.Key == "talk_time" ? new(1, default) : null }]);
        var digest = DailyDigest.Build(data with { History = history });
        Assert.Equal(
            "May still change: Answered within 5 rings, Average speed of answer, Abandonment, Average talk time, Calls handled per hour.",
            digest.Provisional);
        Assert.Equal("Changed since an earlier report: Average talk time.", digest.Restated);
    }

    [Fact]
    public void Each_group_of_figures_is_named_once() =>
        Assert.Equal(["Reach us", "", "", "", ""], DailyDigest.Build(SomeDigest.Data()).Figures.Select(figure => figure.Group));

    [Fact]
    public void The_chart_says_when_calls_came_faster_than_officers_could_answer() => Assert.Equal(
        "Fewer officers than needed from 12:00 to 13:00",
        DailyDigest.Build(SomeDigest.Data() with { Log = SomeDigest.Log(84, 3) }).Charts[0].Title);

    [Fact]
    public void Who_hung_up_with_enough_officers_on_duty_is_not_put_down_to_cover() => Assert.Equal(
        "At most 4 officers were on duty at once. Of 12 callers who hung up, 8 did so while too few officers were on duty.",
        DailyDigest.Build(SomeDigest.Data() with { Log = SomeDigest.Log(84, 3) }).CoverText);

    [Fact]
    public void Cover_is_not_judged_without_knowing_who_was_on_duty()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { HalfHours = [.. data.HalfHours.Select(slot => slot with { Officers = null })] });
        Assert.Equal("Most calls came from 12:00: 9 in half an hour", digest.Charts[0].Title);
        Assert.Contains("cover cannot be judged", digest.CoverText, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_accounts_come_first_among_late_orders() => Assert.Equal(
        ["Yore Mine Co.", "Acme Fasteners", "customer not recorded"],
        DailyDigest.Build(SomeDigest.Data()).LateOrders.Select(order => order.Customer));

    [Fact]
    public void Complaints_show_how_many_business_days_they_have_waited()
    {
        var complaints = DailyDigest.Build(SomeDigest.Data()).Complaints;
        Assert.Equal(("C-2025-118", "Legal action threatened; deadline today, Mon 1 Dec"),
            (complaints[0].Reference, complaints[0].Pressing));
        Assert.Equal(("C-2025-111", "Wed 19 Nov", "7"), (complaints[1].Reference, complaints[1].Since, complaints[1].Waited));
    }

    [Fact]
    public void A_long_list_is_cut_and_says_by_how_much_and_where_the_rest_is()
    {
        var digest = DailyDigest.Build(SomeDigest.Large());
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.LateOrders.Count, digest.MoreLateOrders));
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.Complaints.Count, digest.MoreComplaints));
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.AtRisk.Count, digest.MoreAtRisk));
        Assert.Equal((20, "and 40 more in the attached workbook"), (digest.Officers.Count, digest.MoreOfficers));
    }

    [Fact]
    public void A_customers_late_orders_are_one_line()
    {
        var late = DailyDigest.Build(SomeDigest.Data()
            with { LateOrders = [new("Acme", true, new(2025, 11, 20), 6, 480), new("Acme", true, new(2025, 11, 21), 5, 20)] });
        Assert.Equal(new DigestLateOrder("Acme", true, "2", "Thu 20 Nov", "6", "$500"), Assert.Single(late.LateOrders));
    }

    [Fact]
    public void Officers_are_listed_by_name_and_who_has_left_is_not()
    {
        var officers = DailyDigest.Build(SomeDigest.Data()).Officers;
        Assert.Equal(["Jonas", "Mary", "Mia", "Taya"], officers.Select(officer => officer.Name));
        Assert.Equal(["4 s", "11 s"], officers.Take(2).Select(officer => officer.Ring));
    }

    [Fact]
    public void An_officer_who_was_away_is_not_a_row_of_blanks()
    {
        var data = SomeDigest.Data();
        var officers = DailyDigest.Build(data with
        {
            Absences = [new("Taya", SomeDigest.Day, SomeDigest.Day, "leave")],
            Officers = data.Officers.ToDictionary(one => one.Key, one => one.Key == "Taya" ? new Dictionary<string,
                KpiValue>() : one.Value),
        }).Officers;
        Assert.Equal(["Jonas", "Mary", "Mia"], officers.Select(officer => officer.Name));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, null)]
    [InlineData(1, "Ring 1 caller back.")]
    [InlineData(7, "Ring 7 callers back.")]
    public void Callers_to_ring_back_are_said_only_where_there_are_some(int? unreached, string? act) => Assert.Equal(
        act, DailyDigest.Build(SomeDigest.Data() with { Unreached = unreached }).Todo.SingleOrDefault(item =>
            item.Do.StartsWith("Ring", StringComparison.Ordinal))?.Do);

    [Fact]
    public void A_workbook_holds_in_full_what_the_mail_cut()
    {
        var data = SomeDigest.Large();
        var sheets = Core.Reports.DailyDigest.DigestSheets.Of(data, DailyDigest.Build(data)).ToDictionary(sheet => sheet.Name);
        Assert.Equal((300, 300, 300, 60), (sheets["Complaints"].Rows.Count, sheets["Late orders"].Rows.Count,
            sheets["Customers at risk"].Rows.Count, sheets["Officers"].Rows.Count));
        Assert.True(sheets["To do"].Rows.Count > 300);
        Assert.All(sheets.Values, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count)));
    }

    [Theory]
    [InlineData(44, 49, "89.8\u00A0%", "at risk")]
    [InlineData(43, 49, "87.8\u00A0%", "at risk")]
    [InlineData(8_996, 10_000, "just\u00A0under\u00A090\u00A0%", "at risk")]
    [InlineData(45, 50, "90\u00A0%", "")]
    public void What_misses_its_target_is_not_rounded_to_it(int hits, int n, string value, string standing)
    {
        var kpi = KpiCatalog.Find("answered_in_5_rings")!;
        var figure = With(kpi.Id, [new(kpi, "2025-11-28", hits, n, KpiState.Final)]).Figures.Single(one => one.Name == kpi.Name);
        Assert.Equal((value, standing), (figure.Value, figure.Standing));
    }

    [Fact]
    public void Calls_an_hour_get_no_verdict() =>
        Assert.Equal("", DailyDigest.Build(SomeDigest.Data()).Figures.Single(figure => figure.Name == "Calls handled per hour").Standing);

    [Fact]
    public void The_companys_own_policy_is_said_once_below_the_targets()
    {
        var digest = DailyDigest.Build(SomeDigest.Data());
        Assert.Equal("90 % or\u00a0more", digest.Figures[0].Target);
        Assert.Equal("Company policy: Answered within 5 rings, 100 %; Calls handled per hour, 20 an hour.", digest.FiguresNotes[1]);
    }

    [Fact]
    public void The_stand_in_is_told_why_they_read_it() =>
        Assert.StartsWith("John is on leave", DailyDigest.Build(SomeDigest.Data()).StandInReason, StringComparison.Ordinal);

    [Fact]
    public void Every_wait_is_in_one_bar()
    {
        var data = SomeDigest.Data();
        var chart = DailyDigest.Build(data).Charts.OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.Equal(data.Waits.Sum(wait => wait.Answered + wait.Abandoned), chart.Bins.Sum(bin => bin.Answered + bin.Abandoned));
        Assert.Equal((45, 3), (chart.Bins[0].Answered, chart.Bins[0].Abandoned));
    }

    [Fact]
    public void Who_left_the_queue_in_another_way_is_drawn_and_counted()
    {
        var data = SomeDigest.Data();
        var left = data with
        {
            Waits = [.. data.Waits.SkipLast(1), data.Waits[^1] with { Abandoned = 0, Left = 1 }],
        };
        var chart = DailyDigest.Build(left).Charts.OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.Equal(1, chart.Bins[^1].Left);
        Assert.StartsWith("45 of 81 callers were answered within 20 s; 3 waited over 10 min", chart.Title, StringComparison.Ordinal);
        Assert.EndsWith("1 caller left the queue in another way.", chart.AlternativeText, StringComparison.Ordinal);
        Assert.Equal("Source: telephone log, n = 81 calls.", chart.Source);
    }

    [Fact]
    public void A_call_whose_wait_nobody_recorded_is_one_of_the_days_calls()
    {
        var data = SomeDigest.Data();
        var chart = DailyDigest.Build(data with { Waits = [.. data.Waits.SkipLast(1)] }).Charts
            .OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.StartsWith("45 of 81 callers", chart.Title, StringComparison.Ordinal);
        Assert.EndsWith("The wait of 2 callers is not known.", chart.AlternativeText, StringComparison.Ordinal);
        Assert.Equal("Source: telephone log, n = 79 of 81 calls; the others’ wait is not known.", chart.Source);
    }

    [Fact]
    public void Every_call_of_the_day_is_in_both_pictures()
    {
        var charts = DailyDigest.Build(SomeDigest.Data()).Charts;
        Assert.Equal(81, charts.OfType<Core.Reports.Charts.DemandChart>().Single().Slots.Sum(slot => slot.Offered));
        Assert.Contains("n = 81 calls", charts.OfType<Core.Reports.Charts.WaitChart>().Single().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_hung_up_while_the_need_is_not_known_is_told_apart()
    {
        var data = SomeDigest.Data();
        var unknown = data with { HalfHours = [.. data.HalfHours.Select((slot, at) => at == 7 ? slot with { Officers = null } : slot)] };
        Assert.EndsWith("For 4 of them that is not known.", DailyDigest.Build(unknown).CoverText, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_orders_took_is_said_and_drawn_against_the_promises()
    {
        var digest = DailyDigest.Build(SomeDigest.Data());
        Assert.Equal(
            "In the last four weeks 114 orders arrived. Half came within 5 business days, nine in ten within 9."
                + " The guarantee is 3 business days.",
            digest.DeliveryText);
        var chart = digest.Charts.OfType<Core.Reports.Charts.DistributionChart>().Single();
        Assert.Equal("21 of 114 orders came within the guaranteed 3 business days", chart.Title);
        Assert.Equal(
            ["guarantee, 3 days: 21", "wanted, 5 days: 76", "at most, 8 days: 94"], chart.Promises.Select(promise => promise.Label));
        Assert.Equal(("20+", 2, 114), (chart.Bins[^1].Label, chart.Bins[^1].Count, chart.Bins.Sum(bin => bin.Count)));
    }

    [Fact]
    public void Of_a_few_orders_nobody_can_say_how_long_they_take()
    {
        var digest = DailyDigest.Build(SomeDigest.Data() with { Deliveries = [new(2, 19)] });
        Assert.Equal("", digest.DeliveryText);
        Assert.Empty(digest.Charts.OfType<Core.Reports.Charts.DistributionChart>());
    }

    private static DailyDigestModel With(string kpi, IReadOnlyList<KpiValue> history) =>
        DailyDigest.Build(SomeDigest.Data() with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>>(SomeDigest.Data().History) { [kpi] = history } });
}
