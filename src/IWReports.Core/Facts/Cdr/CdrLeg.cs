namespace IWReports.Core.Facts.Cdr;

/// <summary>One row of Asterisk's call detail records: a path between two parties, of which a call may have many.</summary>
/// <remarks>Source: ops/docs/source-formats.md, 2.</remarks>
/// <param name="StartedAt">When the calling party's channel began.</param>
/// <param name="LastApp">The dialplan's last application; null where none ran.</param>
/// <param name="Disposition">As Asterisk writes it: "NO ANSWER", "BUSY" …</param>
/// <param name="Inbound">It came in on the company's own number.</param>
/// <param name="ReachedSomebody">A second party's channel is named.</param>
public sealed record CdrLeg(string UniqueId, DateTimeOffset StartedAt, string? LastApp, string Disposition, bool Inbound,
    bool ReachedSomebody);
