using IWReports.Core.Facts;

namespace IWReports.Core.Kpis;

/// <summary>The customer's journey, and the team behind it.</summary>
public enum TouchPoint { ReachUs, BeHeard, BeSolved, Complain, OrderAndReceive, Stay, TheTeam }

/// <summary>How a value is written: percent is a fraction, seconds are seconds, days are business days.</summary>
public enum Unit { Count, Percent, Seconds, Days, PerHour, PerThousand, PerOfficer, Points }

public enum Better { Higher, Lower, Neither }

/// <summary>Who set a target: the company's own words, or our default.</summary>
public enum TargetOrigin { Policy, Ours }

/// <summary>What a KPI should reach, how far off is still amber, and who said so.</summary>
public sealed record Target(decimal Value, decimal Tolerance, TargetOrigin Origin);

/// <summary>A figure the company asked for: a sum of measured amounts, or the ratio of two sums.</summary>
public sealed record Kpi
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required TouchPoint TouchPoint { get; init; }

    public required Unit Unit { get; init; }

    public required Better Better { get; init; }

    /// <summary>The formula in words, as printed in the definitions.</summary>
    public required string Formula { get; init; }

    public required IMeasure Numerator { get; init; }

    /// <summary>Null for a count.</summary>
    public IMeasure? Denominator { get; init; }

    /// <summary>Multiplies the ratio: 1,000 for "per 1,000 calls", 3,600 for "per hour" over seconds.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>The measure whose spread gives median, p90 and longest; null where there is none.</summary>
    public IMeasure? Spread { get; init; }

    /// <summary>The measure that stands in for the numerator in months for which only a count was imported.</summary>
    public IMeasure? MonthlyCount { get; init; }

    public Target? Target { get; init; }

    /// <summary>The company's own wording of the target, printed beside ours.</summary>
    public Target? PolicyTarget { get; init; }

    /// <summary>How many days later facts may still change a day's figure; the figure is provisional until then.</summary>
    public int HorizonDays { get; init; }
}
