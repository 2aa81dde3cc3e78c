using IWReports.Worker.Database;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>An event's own columns on their way into COPY, the same in every table that has them.</summary>
internal static class EventColumns
{
    public const string Names = "at, call_id, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail";

    public static void Write(CopyRows copy, in LogEvent line)
    {
        copy.Write(line.At);
        copy.Write(line.CallId);
        copy.Write(line.Queue);
        copy.Write(line.Agent);
        copy.Write(line.Event);
        copy.Write(line.Caller);
        copy.Write(line.Values.Wait);
        copy.Write(line.Values.Talk);
        copy.Write(line.Values.RingMs);
        copy.Write(line.Values.Detail);
    }
}
