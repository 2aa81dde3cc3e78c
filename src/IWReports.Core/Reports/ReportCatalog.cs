namespace IWReports.Core.Reports;

/// <summary>How long a report's period is.</summary>
public enum PeriodKind { Day, Week, Month }

/// <summary>A report people get: its id is the name of its template folder.</summary>
public sealed record ReportKind(string Id, string Name, PeriodKind Period)
{
    /// <summary>Whether a schedule holds it when a chart could not be drawn, until a person sends it as it is.</summary>
    public bool HeldUndrawn { get; init; }
}

/// <summary>Every report there is.</summary>
public static class ReportCatalog
{
    public static readonly ReportKind BoardReport = new("board-report", "Board report", PeriodKind.Month) { HeldUndrawn = true };

    public static readonly ReportKind DailyDigest = new("daily-digest", "Daily digest", PeriodKind.Day);

    public static readonly ReportKind TeamWeek = new("team-week", "Team week", PeriodKind.Week);

    public static IReadOnlyList<ReportKind> All { get; } = [BoardReport, DailyDigest, TeamWeek];

    public static ReportKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
