using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Measurement;

/// <summary>What some kinds of fact gave on some days.</summary>
internal sealed class MeasuredPart(DateOnly[] days, IReadOnlyList<IMeasure> measures, Rollup rollup)
{
    public DateOnly[] Days => days;

    public IReadOnlyList<IMeasure> Measures => measures;

    /// <summary>Under the names that hold for all parts.</summary>
    public IEnumerable<MeasuredSum> Sums(ScopeNames names) => rollup.Sums.Select(sum => sum with { Scope = names.Of(sum.Scope) });

    public IEnumerable<MeasuredDistribution> Distributions(ScopeNames names) =>
        rollup.Distributions.Select(distribution => distribution with { Scope = names.Of(distribution.Scope) });

    public IEnumerable<string> KnownOn(DateOnly day) => rollup.KnownOn(day);
}
