using IWReports.Core.Kpis;

namespace IWReports.Worker.Measurement;

/// <summary>Some days, measured in some kinds of fact.</summary>
internal sealed record DayPart(DateOnly[] Days, IReadOnlySet<Type> Kinds);

/// <summary>Days that are measured in one transaction: whole, or in parts, and then only what changed is written.</summary>
internal sealed record DayBatch(DateOnly[] Days, IReadOnlyList<DayPart> Parts, bool IsWhole = false)
{
    public static DayBatch Whole(DateOnly[] days) => new(days, [new(days, KpiCatalog.Facts.ToHashSet())], IsWhole: true);
}
