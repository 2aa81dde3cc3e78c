using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using static IWReports.Core.Tests.Reports.DailyDigest.DailyDigestTests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

/// <summary>The day's figures: what is told of few calls, of none, and of what is not known.</summary>
public sealed class DailyDigestFiguresTests
{
    [Fact]
    public void Calls_that_are_not_on_record_are_unknown_and_the_report_is_partial()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Data()
            with { History = new Dictionary<string, IReadOnlyList<KpiValue>>(), HalfHours = [], Waits = [] });
        Assert.True(digest.IsPartial);
        Assert.Contains("unknown, not zero", digest.Missing[0], StringComparison.Ordinal);
        Assert.DoesNotContain("0 calls", digest.Headline, StringComparison.Ordinal);
        Assert.All(digest.Charts, chart => Assert.IsType<Core.Reports.Charts.DistributionChart>(chart));
    }

    [Fact]
    public void A_day_on_which_nobody_called_is_a_fact()
    {
        var digest = With("calls_offered", SomeDigestParts.History(
            SomeDigestParts.Kpi("calls_offered", "Calls offered", Unit.Count, Better.Neither), 0, _ => 60));
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
        Assert.Equal("On Friday 3 calls came in and 1 caller hung up.", DailyDigestReport.Build(data with { History = history }).Headline);
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
        var digest = DailyDigestReport.Build(data with { History = history });
        Assert.Equal(
            "May still change: Answered within 5 rings, Average speed of answer, Abandonment, Average talk time, Calls handled per hour.",
            digest.Provisional);
        Assert.Equal("Changed since an earlier report: Average talk time.", digest.Restated);
    }

    [Fact]
    public void Each_group_of_figures_is_named_once() =>
        Assert.Equal(["Reach us", "", "", "", ""], DailyDigestReport.Build(SomeDigest.Data()).Figures.Select(figure => figure.Group));

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
        Assert.Equal("", DailyDigestReport.Build(SomeDigest.Data()).Figures
            .Single(figure => figure.Name == "Calls handled per hour").Standing);

    [Fact]
    public void The_companys_own_policy_is_said_once_below_the_targets()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Data());
        Assert.Equal("90 % or\u00a0more", digest.Figures[0].Target);
        Assert.Equal("Company policy: Answered within 5 rings, 100 %; Calls handled per hour, 20 an hour.", digest.FiguresNotes[1]);
    }
}
