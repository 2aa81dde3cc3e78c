using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>What the parameters of a line mean, which depends on its event. Source: ops/docs/source-formats.md, 1.2.</summary>
internal readonly record struct QueueLogValues(int? Wait = null, int? Talk = null, int? RingMs = null, string? Detail = null)
{
    public static QueueLogValues Of(QueueLogKind kind, in QueueLogLine line) => kind switch
    {
        QueueLogKind.Connect => new(Wait: line.Seconds(0), RingMs: Milliseconds(line.Number(2))),
        QueueLogKind.CompleteCaller or QueueLogKind.CompleteAgent => new(Wait: line.Seconds(0), Talk: line.Seconds(1)),
        QueueLogKind.BlindTransfer or QueueLogKind.Transfer => new(Wait: line.Seconds(2), Talk: line.Seconds(3)),
        QueueLogKind.AttendedTransfer => AttendedTransfer(line),
        QueueLogKind.Abandon or QueueLogKind.ExitWithTimeout or QueueLogKind.ExitEmpty or QueueLogKind.Withdraw =>
            new(Wait: line.Seconds(2)),
        QueueLogKind.ExitWithKey => new(Wait: line.Seconds(3), Detail: Masked(line.Parameter(0))),
        QueueLogKind.RingNoAnswer or QueueLogKind.RingCanceled => new(RingMs: line.Whole(0) is { } rang ? Math.Max(0, rang) : null),
        QueueLogKind.AgentLogoff or QueueLogKind.AgentCallbackLogoff => new(Talk: line.Seconds(1)),
        QueueLogKind.AddMember or QueueLogKind.Pause or QueueLogKind.Unpause or QueueLogKind.PauseAll or QueueLogKind.UnpauseAll =>
            new(Detail: Masked(line.Parameter(0))),
        QueueLogKind.OutCall => new(Talk: line.Seconds(1)),
        QueueLogKind.Other => new(Detail: Masked(line.Parameters.TrimEnd("|"u8))),
        _ => default,
    };

    /// <summary>How many parameters a line of this event has when it is whole; 0 where that differs between versions of Asterisk.</summary>
    public static int Whole(QueueLogKind kind) => kind switch
    {
        QueueLogKind.EnterQueue or QueueLogKind.Connect or QueueLogKind.CompleteCaller or QueueLogKind.CompleteAgent
            or QueueLogKind.Abandon or QueueLogKind.ExitEmpty or QueueLogKind.ExitWithTimeout or QueueLogKind.Withdraw => 3,
        QueueLogKind.ExitWithKey => 4,
        QueueLogKind.BlindTransfer or QueueLogKind.AttendedTransfer or QueueLogKind.Transfer => 5,
        _ => 0,
    };

    // BRIDGE and APP name one thing, LINK two channels; the seconds follow. Where they stand behind a method that
    // is not known yet nobody can tell: the answer's own line and the clock say the rest.
    private static QueueLogValues AttendedTransfer(in QueueLogLine line)
    {
        var method = line.Parameter(0);
        var wait = method.SequenceEqual("BRIDGE"u8) || method.SequenceEqual("APP"u8) ? 2 : method.SequenceEqual("LINK"u8) ? 3 : (int?)null;
        return wait is { } at ? new(Wait: line.Seconds(at), Talk: line.Seconds(at + 1)) : default;
    }

    private static int? Milliseconds(int? seconds) => seconds is { } whole and <= int.MaxValue / 1000 ? whole * 1000 : null;

    private static string? Masked(ReadOnlySpan<byte> text) => text.IsEmpty ? null : ContactDetails.Mask(QueueLogLine.Text(text));
}
