namespace IWReports.Core.Reports;

/// <summary>How long a report's period is.</summary>
public enum PeriodKind { Day, Week, Month, DayOrMonth }

/// <summary>A report people get: its id is the name of its template folder.</summary>
public sealed record ReportKind(string Id, string Name, PeriodKind Period)
{
    /// <summary>Whether a schedule holds it when a chart could not be drawn, until a person sends it as it is.</summary>
    public bool HeldUndrawn { get; init; }

    /// <summary>Whether a person finishes it and hands it over: it has no schedule and no recipients, and is never sent.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Why a draft is not sent, and what to do instead.</summary>
    public string WhyNotSent =>
        $"\"{Id}\" is a draft for a person to finish, so it is never sent and has no schedule. "
        + $"Make it, finish it and hand it over yourself: iwreports report make {Id} --period PERIOD --scope ABOUT --out FOLDER";
}

/// <summary>Every report there is.</summary>
public static class ReportCatalog
{
    public static readonly ReportKind BoardReport = new("board-report", "Board report", PeriodKind.Month) { HeldUndrawn = true };

    public static readonly ReportKind DailyDigest = new("daily-digest", "Daily digest", PeriodKind.Day);

    public static readonly ReportKind TeamWeek = new("team-week", "Team week", PeriodKind.Week);

    public static readonly ReportKind Apology = new("apology", "Apology letter", PeriodKind.DayOrMonth) { IsDraft = true };

    public static readonly ReportKind ComplaintReply =
        new("complaint-reply", "Reply to a complaint", PeriodKind.DayOrMonth) { IsDraft = true };

    public static readonly ReportKind Charter = new("charter", "Customer service charter", PeriodKind.Month) { IsDraft = true };

    public static readonly ReportKind CoachingSheet = new("coaching-sheet", "Coaching sheet", PeriodKind.Month) { IsDraft = true };

    public static readonly ReportKind AuditSheet = new("audit-sheet", "Audit sheet", PeriodKind.Month) { IsDraft = true };

    public static IReadOnlyList<ReportKind> All { get; } =
        [BoardReport, DailyDigest, TeamWeek, Apology, ComplaintReply, Charter, CoachingSheet, AuditSheet];

    public static ReportKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
