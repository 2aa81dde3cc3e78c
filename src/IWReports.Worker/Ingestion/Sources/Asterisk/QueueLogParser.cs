using System.Security.Cryptography;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Takes a log's lines for the events they tell of, and refuses those that tell of none.</summary>
/// <remarks>Not for use by two threads at once.</remarks>
internal sealed class QueueLogParser(CallerKey key, DateTimeOffset now, DayBounds bounds) : IDisposable
{
    private readonly TextCache _names = new();
    private readonly NamesInUtf8 _utf8 = new();
    private readonly RepeatedLines _repeated = new();
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Lines whose bytes stood in this stretch before; null where the order of the lines does not let that be told.</summary>
    public long? Repeated => _repeated.Count;

    /// <summary>The line's event, or what is wrong with the line.</summary>
    /// <param name="mayBeCut">It has no end, or may be the beginning of a line.</param>
    public string? Parse(StagedLine staged, bool mayBeCut, ImportCounts counts, out LogEvent parsed)
    {
        parsed = default;
        if (QueueLogLine.Parse(staged.Bytes.Span, out var line) is { } wrong)
            return wrong;
        var at = DateTimeOffset.FromUnixTimeSeconds(line.Epoch);
        if ((ClockError.Ahead("its time", at, now) ?? bounds.TooEarly("its time", at)) is { } outside)
            return outside;
        var word = _names.Of(line.Event);
        var kind = QueueLogKinds.Of(word);
        if (mayBeCut && (!line.HasParameters || line.ParameterCount < QueueLogValues.Whole(kind)))
            return $"half-written: {word} with {Words.Count(line.ParameterCount, "parameter")} and no line end";
        if (_utf8.Wrong(line, kind) is { } unreadable)
            return unreadable;

        // The same lines in other places are another file: an export has them at its rows' ids.
        Span<byte> place = stackalloc byte[24];
        staged.Hash.TryWriteBytes(place);
        BitConverter.TryWriteBytes(place[16..], staged.Position);
        _content.AppendData(place);
        parsed = new(staged.Position, staged.Number, staged.Hash, at.UtcDateTime,
            QueueLogLine.Text(line.CallId), _names.Of(line.Queue), _names.Of(line.Agent), word, kind)
        {
            IsFirst = _repeated.IsFirst(line.Epoch, staged),
            Caller = kind == QueueLogKind.EnterQueue ? key.Caller(line.Parameter(1)) : null,
            CallersNumber = kind == QueueLogKind.EnterQueue ? line.Parameter(1).ToArray() : null,
            Values = QueueLogValues.Of(kind, line),
        };
        if (kind == QueueLogKind.Other)
            counts.Unknown(QueueLogLine.Text(line.Event));
        return null;
    }

    /// <summary>Refuses a file of another encoding, when all of it was read.</summary>
    public void RefuseFile(string file, ImportCounts counts) => _utf8.RefuseFile(file, counts);

    /// <summary>What the file is known by when its first line does not tell it from another: all its lines.</summary>
    public byte[] ContentHash() => _content.GetCurrentHash();

    public void Dispose() => _content.Dispose();
}

/// <summary>A line and where it stands: byte offset and number in its file, and the keyed hash it is known by.</summary>
internal readonly record struct StagedLine(ReadOnlyMemory<byte> Bytes, long Position, long Number, Guid Hash);
