namespace IWReports.Core.Kpis.Measuring;

/// <summary>
/// From when to when each measure was known, and the day from which each day was last seen: what tells "none" from "unknown", and "final"
/// from "provisional".
/// </summary>
public sealed class Coverage(IReadOnlyDictionary<string, (DateOnly First, DateOnly Last)> known, IReadOnlyDictionary<DateOnly,
    DateOnly> seenFrom, DateOnly lastSeenFrom)
{
    /// <summary>From when to when facts were read of which too many were rejected.</summary>
    public IReadOnlyList<(Type Fact, DateOnly First, DateOnly Last)> PartlyRead { get; init; } = [];

    /// <summary>Whether a day that was asked about has been measured.</summary>
    public bool IsMeasured(DateOnly day) => seenFrom.ContainsKey(day);

    public bool IsKnown(IMeasure measure) => known.ContainsKey(measure.Id);

    public DateOnly? FirstDay(IMeasure measure) => known.TryGetValue(measure.Id, out var span) ? span.First : null;

    /// <summary>Whether one of the days lies within what was measured, so that no amount means none.</summary>
    public bool Covers(IMeasure measure, IReadOnlyList<DateOnly> days) =>
        known.TryGetValue(measure.Id, out var span) && days.Count > 0 && days[0] <= span.Last && days[^1] >= span.First;

    /// <summary>Whether facts of the measure's kind are there, be it that they do not say this.</summary>
    public bool CoversFactsOf(IMeasure measure, IReadOnlyList<DateOnly> days) =>
        KpiCatalog.Measures.Any(other => other.FactType == measure.FactType && Covers(other, days));

    /// <summary>Whether every day was last seen when nothing could change its figure any more, and was read as good as whole.</summary>
    public bool IsFinal(Kpi kpi, IReadOnlyList<DateOnly> days, MeasureSettings settings) =>
        !PartlyRead.Any(part => kpi.Measures.Any(measure => measure.FactType == part.Fact)
            && days.Any(day => day >= part.First && day <= part.Last))
        && days.All(day => seenFrom.GetValueOrDefault(day, lastSeenFrom) > kpi.Matures(day, settings)
            && !(kpi.Provisional?.Invoke(day, settings) >= lastSeenFrom));
}
