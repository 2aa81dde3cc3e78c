using System.Buffers.Text;
using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// One line as its fields: <c>epoch|callid|queue|agent|event|parameters…</c>. Nothing is quoted or escaped, and empty fields count.
/// </summary>
internal readonly ref struct QueueLogLine
{
    private const byte Bar = (byte)'|';

    // Longer names cannot be Asterisk's (its own tables allow 80 and 256 characters).
    private const int LongestName = 256;
    private const int LongestEvent = 64;

    // 1990 to 2100: a line cut off at its beginning starts with the rest of a number.
    private const long Earliest = 631_152_000;
    private const long Latest = 4_102_444_800;

    // A year.
    private const int MaxSeconds = 366 * 86_400;

    private QueueLogLine(ReadOnlySpan<byte> line, scoped ReadOnlySpan<int> bars)
    {
        CallId = line[(bars[0] + 1)..bars[1]];
        Queue = line[(bars[1] + 1)..bars[2]];
        Agent = line[(bars[2] + 1)..bars[3]];
        Event = line[(bars[3] + 1)..bars[4]];
        HasParameters = bars[4] < line.Length;
        Parameters = HasParameters ? line[(bars[4] + 1)..] : default;
    }

    public long Epoch { get; private init; }

    public ReadOnlySpan<byte> CallId { get; }

    public ReadOnlySpan<byte> Queue { get; }

    public ReadOnlySpan<byte> Agent { get; }

    public ReadOnlySpan<byte> Event { get; }

    /// <summary>Whether a bar follows the event; Asterisk always writes it.</summary>
    public bool HasParameters { get; }

    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Takes a line apart; what is wrong with it otherwise.</summary>
    public static string? Parse(ReadOnlySpan<byte> line, out QueueLogLine parsed)
    {
        parsed = default;
        if (line.IsEmpty)
            return "blank line";
        Span<int> bars = stackalloc int[5];
        for (int i = 0, from = 0; i < bars.Length; i++)
        {
            var bar = line[from..].IndexOf(Bar);
            if (bar < 0 && i < 4)
                return $"{Words.Count(i + 1, "field")} where a log line has at least 5";
            bars[i] = bar < 0 ? line.Length : from + bar;
            from = Math.Min(bars[i] + 1, line.Length);
        }

        if (!Utf8Parser.TryParse(line[..bars[0]], out long epoch, out var digits) || digits != bars[0])
            return "does not start with a time in epoch seconds";
        if (epoch is < Earliest or > Latest)
            return $"its time, {epoch}, is not a plausible epoch second";
        parsed = new(line, bars) { Epoch = epoch };
        return parsed.CallId.IsEmpty ? "no call id"
            : parsed.CallId.Length > LongestName || parsed.Queue.Length > LongestName
                || parsed.Agent.Length > LongestName ? $"a name longer than {LongestName} bytes"
            : !IsEventName(parsed.Event) ? "no event name where one belongs"
            : null;
    }

    /// <summary>The parameter at an index, empty where there is none.</summary>
    public ReadOnlySpan<byte> Parameter(int index)
    {
        var rest = Parameters;
        for (; index > 0; index--)
        {
            var bar = rest.IndexOf(Bar);
            if (bar < 0)
                return default;
            rest = rest[(bar + 1)..];
        }

        var end = rest.IndexOf(Bar);
        return end < 0 ? rest : rest[..end];
    }

    public int ParameterCount => HasParameters ? Parameters.Count(Bar) + 1 : 0;

    /// <summary>
    /// Seconds that a caller can have waited or talked, or an officer been there; null beyond all reason, as where a beginning was never
    /// set.
    /// </summary>
    public int? Seconds(int index) => Number(index) is { } seconds and <= MaxSeconds ? seconds : null;

    /// <summary>A whole number that is not negative; null where there is none or it is beyond reason.</summary>
    public int? Number(int index) => Whole(index) is { } number and >= 0 ? number : null;

    /// <summary>A whole number that a clock set back may have made negative; null where there is none or it is beyond reason.</summary>
    public int? Whole(int index)
    {
        var text = Parameter(index).Trim((byte)' ');
        return Utf8Parser.TryParse(text, out int number, out var digits) && digits == text.Length ? number : null;
    }

    // Our own words are capital letters; a dialplan's may hold more.
    private static bool IsEventName(ReadOnlySpan<byte> name)
    {
        foreach (var sign in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)sign) && sign is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)' '))
                return false;
        }

        return name.Length is > 0 and <= LongestEvent;
    }

    /// <summary>Text that the database takes: bytes that are no UTF-8 are replaced, zeros too.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text;
    }
}
