using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

/// <summary>The day's pictures: every caller is in them once.</summary>
public sealed class DailyDigestPicturesTests
{
    [Fact]
    public void The_chart_says_when_calls_came_faster_than_officers_could_answer() => Assert.Equal(
        "Fewer officers than needed from 12:00 to 13:00",
        DailyDigestReport.Build(SomeDigest.Data() with { Log = SomeDigestParts.Log(84, 3) }).Charts[0].Title);

    [Fact]
    public void Who_hung_up_with_enough_officers_on_duty_is_not_put_down_to_cover() => Assert.Equal(
        "At most 4 officers were on duty at once. Of 12 callers who hung up, 8 did so while too few officers were on duty.",
        DailyDigestReport.Build(SomeDigest.Data() with { Log = SomeDigestParts.Log(84, 3) }).CoverText);

    [Fact]
    public void Cover_is_not_judged_without_knowing_who_was_on_duty()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigestReport.Build(data with { HalfHours = [.. data.HalfHours.Select(slot => slot with { Officers = null })] });
        Assert.Equal("Most calls came from 12:00: 9 in half an hour", digest.Charts[0].Title);
        Assert.Contains("cover cannot be judged", digest.CoverText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wait_is_in_one_bar()
    {
        var data = SomeDigest.Data();
        var chart = DailyDigestReport.Build(data).Charts.OfType<Core.Reports.Charts.WaitChart>().Single();
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
        var chart = DailyDigestReport.Build(left).Charts.OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.Equal(1, chart.Bins[^1].Left);
        Assert.StartsWith("45 of 81 callers were answered within 20 s; 3 waited over 10 min", chart.Title, StringComparison.Ordinal);
        Assert.EndsWith("1 caller left the queue in another way.", chart.AlternativeText, StringComparison.Ordinal);
        Assert.Equal("Source: telephone log, n = 81 calls.", chart.Source);
    }

    [Fact]
    public void A_call_whose_wait_nobody_recorded_is_one_of_the_days_calls()
    {
        var data = SomeDigest.Data();
        var chart = DailyDigestReport.Build(data with { Waits = [.. data.Waits.SkipLast(1)] }).Charts
            .OfType<Core.Reports.Charts.WaitChart>().Single();
        Assert.StartsWith("45 of 81 callers", chart.Title, StringComparison.Ordinal);
        Assert.EndsWith("The wait of 2 callers is not known.", chart.AlternativeText, StringComparison.Ordinal);
        Assert.Equal("Source: telephone log, n = 79 of 81 calls; the others’ wait is not known.", chart.Source);
    }

    [Fact]
    public void Every_call_of_the_day_is_in_both_pictures()
    {
        var charts = DailyDigestReport.Build(SomeDigest.Data()).Charts;
        Assert.Equal(81, charts.OfType<Core.Reports.Charts.DemandChart>().Single().Slots.Sum(slot => slot.Offered));
        Assert.Contains("n = 81 calls", charts.OfType<Core.Reports.Charts.WaitChart>().Single().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_hung_up_while_the_need_is_not_known_is_told_apart()
    {
        var data = SomeDigest.Data();
        var unknown = data with { HalfHours = [.. data.HalfHours.Select((slot, at) => at == 7 ? slot with { Officers = null } : slot)] };
        Assert.EndsWith("For 4 of them that is not known.", DailyDigestReport.Build(unknown).CoverText, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_orders_took_is_said_and_drawn_against_the_promises()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Data());
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
        var digest = DailyDigestReport.Build(SomeDigest.Data() with { Deliveries = [new(2, 19)] });
        Assert.Equal("", digest.DeliveryText);
        Assert.Empty(digest.Charts.OfType<Core.Reports.Charts.DistributionChart>());
    }
}
