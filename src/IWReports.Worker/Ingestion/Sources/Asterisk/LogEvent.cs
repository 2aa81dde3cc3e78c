using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>One usable line of a log: the event it tells of, and its place in the file.</summary>
internal readonly record struct LogEvent(
    long Position, long Number, Guid Hash, DateTime At, string CallId, string Queue, string Agent, string Event, QueueLogKind Kind)
{
    /// <summary>Words in an id's place for what no caller caused: members added from outside, pauses, restarts.</summary>
    public static readonly string[] NoCalls = ["NONE", "REALTIME", "MANAGER", "CLI"];

    /// <summary>Whether no line with these bytes stands further up, as far as the order of time lets that be told.</summary>
    public bool IsFirst { get; init; }

    public byte[]? Caller { get; init; }

    /// <summary>The caller's number as the line has it, in memory only.</summary>
    public byte[]? CallersNumber { get; init; }

    public QueueLogValues Values { get; init; }

    /// <summary>Whether Asterisk was started: what was open before is over.</summary>
    public bool IsRestart => Kind == QueueLogKind.QueueStart && Agent == "NONE";

    /// <summary>Whether no caller caused it.</summary>
    public bool IsNoCall => NoCalls.AsSpan().Contains(CallId);

    /// <summary>The event as one of its call's lines.</summary>
    public CallEvent InCall(int file) => new(new(At), Queue, Kind)
    {
        Agent = Agent is "NONE" or "" ? null : Agent,
        Wait = Seconds(Values.Wait),
        Talk = Seconds(Values.Talk),
        Ring = Values.RingMs is { } rang ? TimeSpan.FromMilliseconds(rang) : null,
        Caller = Caller,
        Place = (file, Position),
    };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}

/// <summary>Lines read at a time: the events that they tell of, and those that tell of none.</summary>
internal sealed record LogBatch(List<LogEvent> Events, List<(StagedLine Line, Reject Reject)> Rejects);
