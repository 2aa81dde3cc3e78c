using IWReports.Core.Statistics;
namespace IWReports.Core.Kpis.Measuring;

/// <summary>Whether a value may still change, or why there is none.</summary>
public enum KpiState { Final, Provisional, NoData, NotMeasurable }

/// <summary>
/// One KPI for one key (a day, a month, a queue …): sums over sums. The value is null when nothing was measured, never 0 % or 100 %.
/// </summary>
public sealed record KpiValue(Kpi Kpi, string Key, decimal? Numerator, decimal? Denominator, KpiState State)
{
    public decimal? Value => Numerator is not { } numerator ? null
        : Kpi.AgainstLastYear ? Denominator is > 0 ? (numerator / Denominator) - 1 : null
        : Kpi.Denominator is null ? numerator * Kpi.Scale
        : Denominator is > 0 ? numerator * Kpi.Scale / Denominator
        : null;

    /// <summary>Of some answers, but of too few to be a figure.</summary>
    public bool IsOfTooFew => Denominator is > 0 and { } answers && answers < Kpi.MinAnswers;

    /// <summary>A share of so few that a percentage would mislead.</summary>
    public bool IsOfFew => Kpi.Unit == Unit.Percent && Denominator < MinSample.Percent && Numerator is { } part && decimal.IsInteger(part);

    /// <summary>As a report may give it: without the part where too few answered.</summary>
    public KpiValue Reportable => IsOfTooFew ? this with { Numerator = null, Median = null, P90 = null, Max = null, Restated = null }
        : this;

    /// <summary>Why it cannot be measured, where that is known; null otherwise.</summary>
    public string? Why { get; init; }

    /// <summary>Taken from an imported monthly count, not from calls.</summary>
    public bool CountOnly { get; init; }

    /// <summary>What a sent report said instead, while it was final there; null when no report was contradicted.</summary>
    public Restatement? Restated { get; init; }

    public decimal? Median { get; init; }

    public decimal? P90 { get; init; }

    public decimal? Max { get; init; }
}

/// <summary>A published figure that late data changed: what it was, and when that was found.</summary>
public sealed record Restatement(decimal Was, DateTimeOffset FoundAt);
