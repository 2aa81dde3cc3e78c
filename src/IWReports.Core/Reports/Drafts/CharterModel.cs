namespace IWReports.Core.Reports.Drafts;

/// <summary>The promises to customers, and how often each was kept in a month.</summary>
public sealed record CharterModel : ReportModel
{
    /// <summary>How many promises were measured, and how many were kept every time.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<CharterPromise> Promises { get; init; }

    /// <summary>Which figures late facts may still change; "" where all are final.</summary>
    public required string Provisional { get; init; }
}

/// <summary>One promise; the group only in its first row, and a promise without cases is "not measured".</summary>
public sealed record CharterPromise(string Group, string Promise, string Kept, string Cases, bool IsAlways, bool IsMeasured);
