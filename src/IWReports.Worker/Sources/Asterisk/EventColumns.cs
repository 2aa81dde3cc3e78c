using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>An event's own columns on their way into COPY, the same in every table that has them.</summary>
internal static class EventColumns
{
    public const string Names = "at, call_id, queue, agent, event, caller, wait_s, talk_s, ring_ms, detail";

    public static void Write(NpgsqlBinaryImporter copy, in LogEvent line)
    {
        copy.Write(line.At, NpgsqlDbType.TimestampTz);
        copy.Write(line.CallId, NpgsqlDbType.Text);
        copy.Write(line.Queue, NpgsqlDbType.Text);
        copy.Write(line.Agent, NpgsqlDbType.Text);
        copy.Write(line.Event, NpgsqlDbType.Text);
        copy.WriteOrNull(line.Caller, NpgsqlDbType.Bytea);
        copy.WriteOrNull(line.Values.Wait);
        copy.WriteOrNull(line.Values.Talk);
        copy.WriteOrNull(line.Values.RingMs);
        copy.WriteOrNull(line.Values.Detail, NpgsqlDbType.Text);
    }
}
