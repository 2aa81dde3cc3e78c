namespace IWReports.Core.Reports.Drafts;

/// <summary>The points of the complaints procedure and the policies, each answered from a month's records.</summary>
public sealed record AuditSheetModel : ReportModel
{
    /// <summary>"Of 30 points 9 are kept …".</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<AuditGroup> Groups { get; init; }

    /// <summary>Which figures late facts may still change; "" where all are final.</summary>
    public required string Provisional { get; init; }
}

/// <summary>Points of one source: the procedure's officers' steps, the manager's, the policies.</summary>
public sealed record AuditGroup(string Name, IReadOnlyList<AuditPoint> Points);

/// <summary>One point with its answer, and the figure that it rests on or why there is none.</summary>
public sealed record AuditPoint(string Point, string Answer, string Figure)
{
    public bool IsNo => Answer == AuditSheet.No;

    public bool IsUnknown => Answer == AuditSheet.CannotBeTold;
}
