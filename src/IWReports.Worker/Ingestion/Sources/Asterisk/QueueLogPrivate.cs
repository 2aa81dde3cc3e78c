using System.Text;
using System.Text.Unicode;
using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>A rejected log line as it may be kept: with what a replay reads.</summary>
internal static class QueueLogPrivate
{
    // Time, call id, queue, agent, event.
    private const int Event = 4;

    // What is no log line, and what an unknown event says, may be anything.
    public static byte[] Blot(ReadOnlySpan<byte> line)
    {
        // One character per byte where it is no UTF-8, and back.
        var encoding = Utf8.IsValid(line) ? Encoding.UTF8 : Encoding.Latin1;
        var text = encoding.GetString(line);
        var fields = text.Split('|');
        if (fields.Length <= Event || fields[0].Length == 0 || !fields[0].All(char.IsAsciiDigit))
            return encoding.GetBytes(PrivateFields.Blot(text));
        if (QueueLogKinds.Of(fields[Event]) != QueueLogKind.Other)
            return line.ToArray();
        return encoding.GetBytes(string.Join('|', fields.Select((field, place) => place <= Event ? field : PrivateFields.Blot(field))));
    }
}
