using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Reports;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports;

public sealed class DailyDigestTests
{
    [Fact]
    public void Yesterday_is_placed_among_the_days_before() => Assert.Equal(
        "81 calls came in on Friday 28 November 2025, more than on any of the last 20 business days (66 to 72, median 69); "
        + "12 hung up before an answer (15 %), more than the usual 0 to 8 of 81 (last 20 business days).",
        DailyDigest.Build(SomeDigest.Data()).Headline);

    [Fact]
    public void A_day_within_the_range_is_not_said_to_have_changed()
    {
        var headline = With("calls_offered", SomeDigest.History(SomeDigest.Kpi("calls_offered", "Calls offered", Unit.Count, Better.Neither), 70, day => 66 + (day % 7))).Headline;
        Assert.StartsWith("70 calls came in on Friday 28 November 2025, within the range of the last 20 business days (66 to 72, median 69);", headline, StringComparison.Ordinal);
    }

    // Moving ranges of 2.1 calls of 81 around 60 of 1,701: 2.86 ± 2.66 × 2.1.
    [Fact]
    public void A_share_is_placed_by_the_limits_of_so_many_calls()
    {
        var figure = DailyDigest.Build(SomeDigest.Data()).Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal(("0 to 8 of 81, mean 3.5 % (20 days)", "far off target; above its usual range"), (figure.Usual, figure.Standing));
    }

    [Theory]
    [InlineData(2, 12, "far off target", "0 to 2 of 12")]
    [InlineData(13, 78, "far off target; above its usual range", "0 to 8 of 78")]
    public void What_is_unusual_of_many_calls_is_not_of_few(int lost, int calls, string standing, string usual)
    {
        var figure = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1), SomeDigest.Data().History["abandonment"][^1] with { Numerator = lost, Denominator = calls }])
            .Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal("17 %", figure.Value.Text);
        Assert.Equal(standing, figure.Standing);
        Assert.StartsWith(usual + ",", figure.Usual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_too_few_is_not_placed()
    {
        var digest = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1), SomeDigest.Data().History["abandonment"][^1] with { Numerator = 9, Denominator = 9 }]);
        Assert.Equal(("–", "far off target"), digest.Figures.Single(figure => figure.Name == "Abandonment") is var figure ? (figure.Usual, figure.Standing) : default);
        Assert.Contains("fewer than 10 cases are not placed", digest.FiguresNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Limits_of_a_few_days_are_provisional(int days, bool provisional)
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { History = data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(days + 1)]) });
        Assert.Equal(provisional, digest.FiguresNote.Contains("(provisional below 13 days)", StringComparison.Ordinal));
        Assert.EndsWith($"({days} days)", digest.Figures[0].Usual, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_on_which_nobody_hung_up_make_one_caller_who_does_unusual_only_where_chance_does_not()
    {
        var none = SomeDigest.History(SomeDigest.Data().History["abandonment"][0].Kpi, 1, _ => 0, of: 81);
        Assert.Equal("on target", With("abandonment", [.. none.SkipLast(1), none[^1] with { Numerator = 0 }]).Figures.Single(figure => figure.Name == "Abandonment").Standing);
        Assert.Equal("on target; above its usual range", With("abandonment", none).Figures.Single(figure => figure.Name == "Abandonment").Standing);
    }

    [Fact]
    public void A_few_days_are_no_range()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { History = data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(7)]) });
        Assert.Equal("81 calls came in on Friday 28 November 2025; 12 hung up before an answer (15 %).", digest.Headline);
        Assert.All(digest.Figures, figure => Assert.Equal("–", figure.Usual));
        Assert.StartsWith("Only 6 earlier business days on record", digest.FiguresNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_are_not_on_record_are_unknown_and_the_report_is_partial()
    {
        var digest = DailyDigest.Build(SomeDigest.Data() with { History = new Dictionary<string, IReadOnlyList<KpiValue>>(), HalfHours = [], Waits = [] });
        Assert.True(digest.IsPartial);
        Assert.Contains("unknown, not zero", digest.Missing[0], StringComparison.Ordinal);
        Assert.DoesNotContain("0 calls", digest.Headline, StringComparison.Ordinal);
        Assert.Empty(digest.Charts);
    }

    [Fact]
    public void A_day_on_which_nobody_called_is_a_fact()
    {
        var digest = With("calls_offered", SomeDigest.History(SomeDigest.Kpi("calls_offered", "Calls offered", Unit.Count, Better.Neither), 0, _ => 60));
        Assert.Equal("Nobody called on Friday 28 November 2025.", digest.Headline);
        Assert.Equal("Nobody: nobody called.", digest.CallBacks);
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
        Assert.Equal("3 calls came in on Friday 28 November 2025; 1 hung up before an answer.", DailyDigest.Build(data with { History = history }).Headline);
    }

    [Fact]
    public void One_customers_answers_are_no_figure_of_the_day()
    {
        var digest = With("csat", [new(KpiCatalog.Find("csat")!, "2025-11-28", 2, 4, KpiState.Final)]);
        Assert.Equal(("–", "below 10 answers"), (digest.Figures.Single(figure => figure.Name == "Satisfaction").Value.Text, digest.Figures.Single(figure => figure.Name == "Satisfaction").Detail));
    }

    [Fact]
    public void Short_cover_names_the_half_hours_that_lost_callers_with_fewer_officers() => Assert.Equal(
        ["12:00: 1 officer on duty, 9 calls, 4 hung up", "12:30: 1 officer on duty, 8 calls, 4 hung up"],
        DailyDigest.Build(SomeDigest.Data()).ShortCover);

    [Fact]
    public void Losses_with_everyone_on_duty_are_not_put_down_to_cover() => Assert.Equal(
        "At the day's fullest 4 officers on duty. Callers also hung up with that many on duty, from 10:00 and 14:00.",
        DailyDigest.Build(SomeDigest.Data()).CoverText);

    [Fact]
    public void Cover_is_not_judged_without_knowing_who_was_on_duty()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigest.Build(data with { HalfHours = [.. data.HalfHours.Select(slot => slot with { Officers = null })] });
        Assert.Empty(digest.ShortCover);
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
        Assert.Equal(("C-2025-111", "7 business days, received Wed 19 Nov"), (complaints[0].Reference, complaints[0].Age));
        Assert.Equal("Legal action threatened; deadline Mon 1 Dec", complaints[1].Pressing);
    }

    [Fact]
    public void A_long_list_is_cut_and_says_by_how_much()
    {
        var digest = DailyDigest.Build(SomeDigest.Data() with { LateOrders = [.. Enumerable.Range(1, 40).Select(days => new LateOrder("Acme", false, new(2025, 11, 3), days, null))] });
        Assert.Equal((12, "and 28 more late orders"), (digest.LateOrders.Count, digest.MoreLateOrders));
    }

    [Fact]
    public void Newcomers_are_those_in_their_first_ninety_days() => Assert.Equal(
        ["Mary: day 59 of the first 90", "Taya: day 59 of the first 90"],
        DailyDigest.Build(SomeDigest.Data()).Newcomers.Select(newcomer => $"{newcomer.Name}: {newcomer.Note}"));

    [Fact]
    public void A_newcomer_who_is_away_on_the_morning_cannot_be_sat_with() => Assert.Equal(
        ["Mary: day 59 of the first 90", "Taya: day 59 of the first 90; away today"],
        DailyDigest.Build(SomeDigest.Data() with { Absences = [new("Mary", SomeDigest.Day, SomeDigest.Day, "leave"), new("Taya", SomeDigest.Morning, SomeDigest.Morning, "leave")] }).Newcomers.Select(newcomer => $"{newcomer.Name}: {newcomer.Note}"));

    [Fact]
    public void Who_was_there_when_the_roster_began_is_no_newcomer()
    {
        var data = SomeDigest.Data();
        Assert.Empty(DailyDigest.Build(data with { Roster = [.. data.Roster.Select(entry => entry with { From = new(2025, 10, 1) })] }).Newcomers);
    }

    [Fact]
    public void Officers_stand_by_name_and_who_has_left_stands_there_no_longer()
    {
        var officers = DailyDigest.Build(SomeDigest.Data()).Officers;
        Assert.Equal(["Jonas", "Mary", "Mia", "Taya"], officers.Select(officer => officer.Name));
        Assert.Equal(["4 s", "11 s"], officers.Take(2).Select(officer => officer.Ring));
    }

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData(0, "Nobody")]
    [InlineData(1, "1 caller hung up and has not got through")]
    [InlineData(7, "7 callers hung up and have not got through")]
    public void Call_backs_tell_unknown_from_none(int? unreached, string says) =>
        Assert.Contains(says, DailyDigest.Build(SomeDigest.Data() with { Unreached = unreached }).CallBacks, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(7, true)]
    public void Where_there_are_callers_to_ring_back_their_numbers_are_pointed_to(int? unreached, bool pointed) =>
        Assert.Equal(pointed, DailyDigest.Build(SomeDigest.Data() with { Unreached = unreached }).CallBackNumbers.Contains("/callbacks", StringComparison.Ordinal));

    [Theory]
    [InlineData(44, 49, "89.8 %", "off target")]
    [InlineData(43, 49, "88 %", "off target")]
    [InlineData(45, 50, "90 %", "on target")]
    public void What_misses_its_target_is_not_rounded_to_it(int hits, int n, string value, string standing)
    {
        var kpi = KpiCatalog.Find("answered_in_5_rings")!;
        var figure = With(kpi.Id, [new(kpi, "2025-11-28", hits, n, KpiState.Final)]).Figures.Single(one => one.Name == kpi.Name);
        Assert.Equal((value, standing), (figure.Value.Text, figure.Standing));
    }

    [Fact]
    public void Calls_an_hour_get_no_verdict() =>
        Assert.Equal("", DailyDigest.Build(SomeDigest.Data()).Figures.Single(figure => figure.Name == "Calls handled per hour").Standing);

    [Fact]
    public void A_target_stands_beside_the_companys_own() =>
        Assert.Equal("at least 90 % (policy: 100 %)", DailyDigest.Build(SomeDigest.Data()).Figures[0].Target);

    [Fact]
    public void Every_wait_is_in_one_bar()
    {
        var data = SomeDigest.Data();
        var chart = DailyDigest.Build(data).Charts.OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.Equal(data.Waits.Sum(wait => wait.Answered + wait.Abandoned), chart.Bins.Sum(bin => bin.Answered + bin.Abandoned));
        Assert.Equal((45, 3), (chart.Bins[0].Answered, chart.Bins[0].Abandoned));
    }

    private static DailyDigestModel With(string kpi, IReadOnlyList<KpiValue> history) =>
        DailyDigest.Build(SomeDigest.Data() with { History = new Dictionary<string, IReadOnlyList<KpiValue>>(SomeDigest.Data().History) { [kpi] = history } });
}
