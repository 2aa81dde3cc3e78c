using System.Text;

namespace IWReports.Benchmarks;

/// <summary>
/// Damages lines as files are damaged in the world: cut, doubled, mixed up, in another encoding, with values nobody means. The same at
/// every run.
/// </summary>
internal sealed class Garbler(int seed)
{
    private static readonly byte[][] Intruders =
    [
        .. new[]
        {
            "\"", "\"\"", "'", ",", ";", "\t", "|", "\0", "\r", "\n", "\uFEFF", "NULL", "\\N", "N/A", "-", "0000-00-00", "9999-12-31",
                "1899-12-30", "infinity", "-infinity",
            "2025-02-30", "31/12/2025", "24:00:00", "1e308", "-1e308", "NaN", "-0.00", "1,234.50", "99999999999999999999999999999999",
            "2147483648", "-1", "0", "true", "=1+1",
            "\u202E", "🙂", "é", "Ω", "{", "}", "[", "]", "\\", "\\u0000", "<b>", "';--", "%s", "../../x", "null",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3], [0xE9, 0x20], [0xED, 0xA0, 0x80], [0x1F, 0x8B],
        Encoding.ASCII.GetBytes(new string('x', 5_000)),
    ];

    private readonly Random _random = new(seed);

    /// <summary>A line of this kind with other digits here and there, and, two times in three, damaged.</summary>
    public byte[] Line(string line, char separator)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(line));
        ChangeDigits(bytes);
        if (_random.Next(3) > 0)
        {
            for (var times = 1 + _random.Next(3); times > 0; times--)
                Damage(bytes, separator);
        }

        return [.. bytes];
    }

    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    // Keys differ from line to line by this; a year's first digits stay, or the days to measure would be those of a thousand years.
    private void ChangeDigits(List<byte> bytes)
    {
        for (var at = 0; at < bytes.Count; at++)
        {
            if (char.IsAsciiDigit((char)bytes[at]) && _random.Next(12) == 0
                && !(at + 4 < bytes.Count && (bytes[at + 4] == '-' || bytes[at + 3] == '-' || bytes[at + 2] == '-')))
                bytes[at] = (byte)('0' + _random.Next(10));
        }
    }

    private void Damage(List<byte> bytes, char separator)
    {
        var (at, length) = (_random.Next(bytes.Count + 1), bytes.Count == 0 ? 0 : 1 + _random.Next(Math.Min(bytes.Count, 12)));
        switch (_random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(Math.Min(at, bytes.Count - length), length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(Math.Min(at, bytes.Count - length), length));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                SwapFields(bytes, (byte)separator);
                break;
            default:
                ReplaceField(bytes, (byte)separator, Pick(Intruders));
                break;
        }
    }

    private void SwapFields(List<byte> bytes, byte separator)
    {
        var fields = Fields(bytes, separator);
        var (one, other) = (_random.Next(fields.Count), _random.Next(fields.Count));
        (fields[one], fields[other]) = (fields[other], fields[one]);
        Join(bytes, fields, separator);
    }

    private void ReplaceField(List<byte> bytes, byte separator, byte[] by)
    {
        var fields = Fields(bytes, separator);
        var which = _random.Next(fields.Count);
        // In its stead, or somewhere within it.
        var within = _random.Next(2) == 0 ? 0 : fields[which].Length;
        fields[which] = [.. fields[which].Take(within / 2), .. by, .. fields[which].Skip(within / 2).Take(within)];
        Join(bytes, fields, separator);
    }

    private static List<byte[]> Fields(List<byte> bytes, byte separator)
    {
        var fields = new List<byte[]>();
        for (var start = 0; start <= bytes.Count;)
        {
            var end = bytes.IndexOf(separator, start) is >= 0 and var found ? found : bytes.Count;
            fields.Add([.. bytes.GetRange(start, end - start)]);
            start = end + 1;
        }

        return fields;
    }

    private static void Join(List<byte> bytes, List<byte[]> fields, byte separator)
    {
        bytes.Clear();
        for (var at = 0; at < fields.Count; at++)
        {
            if (at > 0)
                bytes.Add(separator);
            bytes.AddRange(fields[at]);
        }
    }
}
