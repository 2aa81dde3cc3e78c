using FsCheck;
using FsCheck.Fluent;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using Outcome = IWReports.Core.Facts.Outcome;

namespace IWReports.Core.Tests.Kpis.Measuring;

public sealed class RollupTests
{
    private static readonly Gen<QueueVisit> AnyCall =
        from outcome in Gen.Elements(Outcome.Open, Outcome.Answered, Outcome.Abandoned, Outcome.FlowedOut)
        from wait in Gen.Choose(-1, 900)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from day in Gen.Choose(0, 40)
        from queue in Gen.Elements("widgets", "orders")
        select Some.Call(outcome, $"{minute / 60:00}:{minute % 60:00}", Some.Day.AddDays(day)) with
        {
            Queue = queue,
            Wait = wait < 0 ? null : TimeSpan.FromSeconds(wait),
        };

    [Theory]
    [InlineData(KpiBy.HalfHour)]
    [InlineData(KpiBy.Day)]
    [InlineData(KpiBy.Queue)]
    public void Offered_is_answered_and_abandoned_and_left_and_open_in_every_interval(KpiBy by) =>
        Prop.ForAll(AnyCall.ListOf().ToArbitrary(), calls =>
        {
            var measured = Measured.Of(calls);
            var answered = CallsPerHour.Kpi with { Denominator = null };
            var parts = CallsOffered.Kpi.Beside.Where(kpi => kpi != CallsRefused.Kpi).Append(answered).Append(Abandonment.Kpi)
                .Select(kpi => measured.By(kpi, by)).ToList();
            return measured.By(CallsOffered.Kpi, by).Select((offered, at) => (offered, at))
                .All(key => (key.offered.Numerator ?? 0) == parts.Sum(part => part[key.at].Numerator ?? 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_is_the_sum_of_its_days() =>
        Prop.ForAll(AnyCall.ListOf().ToArbitrary(), calls =>
        {
            var measured = Measured.Of(calls);
            return new[] { CallsOffered.Kpi, Abandonment.Kpi, ServiceLevel.Kpi, SpeedOfAnswer.Kpi }.All(kpi =>
            {
                var days = measured.By(kpi, KpiBy.Day).ToLookup(day => day.Key[..7], day => day.Numerator ?? 0);
                return measured.By(kpi, KpiBy.Month).All(month => (month.Numerator ?? 0) == days[month.Key].Sum());
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Facts_in_any_order_give_the_same_sums() =>
        Prop.ForAll(AnyCall.ListOf().ToArbitrary(), calls =>
            Measured.Of(calls).Rollup.Sums.ToHashSet().SetEquals(Measured.Of(calls.AsEnumerable().Reverse()).Rollup.Sums))
                .QuickCheckThrowOnFailure();

    [Fact]
    public void Days_that_were_not_asked_for_are_left_out()
    {
        var rollup = new Rollup(KpiCatalog.Measures, Some.Settings, new HashSet<DateOnly> { Some.Day }, new([]));
        rollup.Add(Some.Answered(day: Some.Day.AddDays(1)));
        Assert.Empty(rollup.Sums);
    }

    [Fact]
    public void A_topic_in_other_capitals_or_with_a_space_is_one_as_first_spelled()
    {
        var measured = Measured.Of(Some.Complaint("Late delivery"), Some.Complaint(" late Delivery "), Some.Complaint("LATE DELIVERY"),
            Some.Complaint("late"));
        Assert.Equal(["Late delivery", "late"],
            measured.Rollup.Sums.Where(sum => sum.Scope.Kind == ScopeKind.Topic).Select(sum => sum.Scope.Key).Distinct());
    }
}
