using System.Text.Unicode;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Refuses names that are not UTF-8: with their bytes replaced, two officers would become one.</summary>
internal sealed class NamesInUtf8
{
    // One line in ten is no accident; and bytes damaged by chance do not make the same name again.
    private const int OneIn = 10;
    private const int NamesKept = 1000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _again;
    private string _reason = "";

    /// <summary>What is wrong with a line's names; null when all of them can be read.</summary>
    public string? Wrong(in QueueLogLine line, QueueLogKind kind)
    {
        if (!Utf8.IsValid(line.Agent))
            return Refuse("agent", line.Agent);
        if (!Utf8.IsValid(line.Queue))
            return Refuse("queue", line.Queue);
        if (!Utf8.IsValid(line.CallId))
            return Refuse("call id", line.CallId);
        return kind is QueueLogKind.Pause or QueueLogKind.PauseAll
            && !Utf8.IsValid(line.Parameter(0)) ? Refuse("reason", line.Parameter(0)) : null;
    }

    /// <summary>Refuses a file that was written in another encoding throughout: half of its calls' lines would be missing.</summary>
    public void RefuseFile(string file, ImportCounts counts)
    {
        if (_again > 0 && _again * OneIn >= counts.Read)
            throw new InputException($"{file}: line {counts.Rejects[0].Line} and others: {_reason}. Nothing of the file was kept.");
    }

    private string Refuse(string what, ReadOnlySpan<byte> name)
    {
        var key = Convert.ToHexString(name);
        if (_names.Contains(key) || (_names.Count < NamesKept && !_names.Add(key)))
            _again++;
        var likely = Likely(name);
        return _reason = $"its {what} is not UTF-8 text; give the encoding that the log was written in, {likely} by the look of it: "
            + $"--encoding {likely}, or Encoding of its source in the settings";
    }

    // Cyrillic words are of such bytes alone; in Western ones a letter here and there is.
    private static string Likely(ReadOnlySpan<byte> name)
    {
        var (high, plain) = (0, 0);
        foreach (var letter in name)
        {
            high += letter >= 0x80 ? 1 : 0;
            plain += char.IsAsciiLetter((char)letter) ? 1 : 0;
        }

        return high > plain ? "windows-1251" : "windows-1252";
    }
}
