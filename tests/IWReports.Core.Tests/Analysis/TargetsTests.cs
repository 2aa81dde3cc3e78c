using System.Text.Json;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Kpis;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Analysis;

/// <summary>Figures of targets.json.</summary>
public sealed class TargetsTests
{
    private static readonly JsonElement Reference = TestData.Json("targets.json");

    private static readonly JsonElement Expected = Reference.GetProperty("capability");

    private static readonly double[] Series = [.. Expected.GetProperty("series").EnumerateArray().Select(value => value.GetDouble())];

    private static readonly Capability Today = new(ProcessLimits.Of(Series, screen: false), ImprovementDirection.Up);

    [Fact]
    public void A_process_promises_what_its_limits_say()
    {
        Is("mean", Today.Limits.Mean);
        Is("mean_mr", Today.Limits.MovingRange);
        Is("sigma", Today.Sigma);
        Is("lpl", Today.Limits.Lower);
        Is("upl", Today.Limits.Upper);
        Assert.Equal(0.5, Today.ChanceOf(Expected.GetProperty("target_hit_half_the_months").GetDouble()), 1e-9);
        Assert.Equal(0.8, Today.ChanceOf(Expected.GetProperty("target_hit_80pct_of_months").GetDouble()), 1e-9);
        Assert.Equal(0.2, Today.ChanceOf(Expected.GetProperty("target_hit_20pct_of_months").GetDouble()), 1e-9);
        Is("required_mean_to_hit_80_in_90pct", Today.NeededMean(80, 0.9));
        Assert.All(Expected.GetProperty("prob_hit").EnumerateObject(),
            chance => Assert.Equal(chance.Value.GetDouble(), Today.ChanceOf(double.Parse(chance.Name)), 1e-12));
    }

    [Theory]
    [InlineData(0.60, "p60")]
    [InlineData(0.75, "p75")]
    [InlineData(0.80, "p80")]
    [InlineData(0.90, "p90")]
    public void The_better_months_of_a_year_set_the_mark(double share, string name) => Is(name, Quantiles.Of([.. Series.Order()], share));

    [Theory]
    [InlineData(85, TargetZone.Unrealistic)]
    [InlineData(78, TargetZone.Challenging)]
    [InlineData(72, TargetZone.Achievable)]
    [InlineData(66, TargetZone.AlreadyMet)]
    public void A_targets_zone_is_its_chance(double target, TargetZone zone) => Assert.Equal(zone, Today.ZoneOf(target));

    [Fact]
    public void Less_is_better_mirrors_it() =>
        Assert.Equal(Today.ChanceOf(72), new Capability(ProcessLimits.Of([.. Series.Select(value => -value)], screen: false),
            ImprovementDirection.Down).ChanceOf(-72), 1e-12);

    [Fact]
    public void A_process_that_never_varies_meets_its_target_or_does_not()
    {
        var constant = new Capability(ProcessLimits.Of([5, 5, 5], screen: true), ImprovementDirection.Up);
        Assert.Equal((1, 0), (constant.ChanceOf(5), constant.ChanceOf(5.1)));
    }

    [Fact]
    public void Interim_targets_lead_there_in_equal_steps()
    {
        Assert.All(Reference.GetProperty("glide_path").GetProperty("linear").EnumerateArray().Zip(GlidePath.Straight(74.5, 80, 12)),
            pair => Assert.Equal(pair.First.GetDouble(), pair.Second, 1e-9));
    }

    [Fact]
    public void Nine_of_ten_calls_set_no_benchmark()
    {
        var expected = Reference.GetProperty("pared_mean_ABC");
        var pared = ParedMean.Of([.. expected.GetProperty("units").EnumerateArray()
            .Select(unit => new FunnelUnit(unit[0].GetString()!, unit[1].GetDouble(), unit[2].GetDouble()))])!;
        Assert.Equal(expected.GetProperty("adjusted_order").EnumerateArray().Select(name => name.GetString()),
            pared.Order.Select(unit => unit.Name));
        Assert.Equal(expected.GetProperty("included").EnumerateArray().Select(name => name.GetString()),
            pared.Best.Select(unit => unit.Name));
        Assert.Equal(expected.GetProperty("benchmark").GetDouble(), pared.Share, 1e-12);
        Assert.Null(ParedMean.Of([]));
    }

    [Fact]
    public void What_is_met_month_after_month_is_tightened_to_what_good_months_reach()
    {
        var proposal = TargetProposal.Of(Months(20, month => 90 + (month % 3)), new(ImprovementDirection.Up) { Target = 80 })!;
        Assert.Equal((TargetProposalKind.Tighten, TargetZone.AlreadyMet, 92), (proposal.Kind, proposal.Zone, proposal.Value));
    }

    [Fact]
    public void What_the_process_cannot_reach_asks_for_another_process()
    {
        var proposal = TargetProposal.Of(Months(20, month => 60 + (month % 3)), new(ImprovementDirection.Up) { Target = 80 })!;
        Assert.Equal((TargetProposalKind.Redesign, TargetZone.Unrealistic, null),
            (proposal.Kind, proposal.Zone, proposal.Value));
    }

    [Fact]
    public void What_is_met_now_and_then_is_kept() =>
        Assert.Equal(TargetProposalKind.Keep, TargetProposal.Of(Months(20, month => 79 + (month % 3)),
        new(ImprovementDirection.Up) { Target = 80 })!.Kind);

    [Fact]
    public void Twelve_months_propose_nothing() =>
        Assert.Null(TargetProposal.Of(Months(12, month => 90 + (month % 3)), new(ImprovementDirection.Up) { Target = 80 }));

    [Fact]
    public void Faster_calls_that_come_back_are_a_conflict()
    {
        var conflict = Assert.Single(KpiConflicts.In(new Dictionary<string,
            Variation> { ["handle_time"] = Variation.ImprovementLow, ["repeat_enquiries"] = Variation.ConcernHigh,
            ["csat"] = Variation.Common }));
        Assert.Equal(new("handle_time", "repeat_enquiries"), conflict);
    }

    [Fact]
    public void Every_pair_names_figures_that_are_measured() =>
        Assert.All(KpiConflicts.Pairs, pair =>
            Assert.All([pair.Kpi, pair.Counter],
            id => Assert.Contains(KpiCatalog.All.SelectMany(kpi => kpi.Beside.Prepend(kpi)), kpi => kpi.Id == id)));

    [Fact]
    public void Twenty_calls_an_hour_of_three_minutes_leave_no_breath() =>
        Assert.Equal(17, KpiConflicts.MaxCallsPerHour(TimeSpan.FromMinutes(3), 0.85), 1e-12);

    private static void Is(string name, double value) => Assert.Equal(Expected.GetProperty(name).GetDouble(), value, 1e-9);

    private static List<SeriesPoint> Months(int count, Func<int, double> value) =>
        [.. Enumerable.Range(0, count).Select(month => new SeriesPoint(new DateOnly(2024, 1, 1).AddMonths(month), value(month)))];
}
