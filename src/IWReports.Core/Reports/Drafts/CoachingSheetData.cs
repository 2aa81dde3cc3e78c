using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Drafts;

/// <summary>An officer's month as their supervisor needs it for a talk.</summary>
public sealed record CoachingSheetData
{
    public required string Company { get; init; }

    public required ReportPeriod Period { get; init; }

    public required string Officer { get; init; }

    /// <summary>The officer's team; "" where the roster names none.</summary>
    public required string Team { get; init; }

    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>The officer's first day on the roster, where that is later than the roster's own.</summary>
    public DateOnly? NewSince { get; init; }

    public required MeasureSettings Settings { get; init; }

    public IReadOnlyDictionary<string, KpiValue> Own { get; init; } = new Dictionary<string, KpiValue>();

    /// <summary>The officer's month before.</summary>
    public IReadOnlyDictionary<string, KpiValue> Before { get; init; } = new Dictionary<string, KpiValue>();

    public IReadOnlyDictionary<string, KpiValue> OfTeam { get; init; } = new Dictionary<string, KpiValue>();

    public IReadOnlyList<ReviewedItem> Items { get; init; } = [];

    /// <summary>The officer's coaching of the last twelve months.</summary>
    public IReadOnlyList<CoachingSession> Sessions { get; init; } = [];

    public IReadOnlyList<TrainedOn> Training { get; init; } = [];
}

/// <summary>One item of the officer's quality reviews: in how many it applied, and in how many it was met.</summary>
public sealed record ReviewedItem(string Item, decimal Weight, bool IsCritical, int Met, int Applied);

/// <summary>A training session of the team as planned; held is null where it was not.</summary>
public sealed record TrainedOn(DateOnly PlannedOn, DateOnly? HeldOn, string? Topic, bool WasMissed);
