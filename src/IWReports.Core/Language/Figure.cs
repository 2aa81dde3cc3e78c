using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>
/// A number that a report states, with where it comes from; every number in its text is one of these. Percentages are fractions, durations
/// seconds.
/// </summary>
public sealed record Figure(decimal Value, Unit Unit, ReportPeriod Period)
{
    /// <summary>What the value was computed over, where that matters.</summary>
    public long? N { get; init; }

    public bool Provisional { get; init; }

    public EvidenceGrade Grade { get; init; } = EvidenceGrade.Computed;

    /// <summary>As the report writes it.</summary>
    public string Text => ToString();

    /// <summary>The same without its sign, where words say the direction.</summary>
    public Figure Magnitude() => this with { Value = Math.Abs(Value) };

    public static Figure Count(decimal value, ReportPeriod period) => new(value, Unit.Count, period);

    public static Figure Money(decimal value, ReportPeriod period) => new(value, Unit.Money, period);

    public static Figure Share(decimal value, ReportPeriod period) => new(value, Unit.Percent, period);

    public override string ToString() => FigureText.Of(this, null);
}
