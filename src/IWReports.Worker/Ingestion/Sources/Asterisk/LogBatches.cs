using System.Runtime.CompilerServices;
using System.Text;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Reads a stretch of a log in batches of lines: one is read while the one before is stored.</summary>
/// <param name="known">The lines that the file begins with, if it is the one it seems to be: these are counted as unchanged, and not given
/// out.</param>
internal sealed class LogBatches(
    QueueLogParser parser, LinesSeen seen, CallerKey key, QueueLogBatch stretch, KnownLines? known, int linesAtATime, ImportCounts counts)
{
    // One is filled while the other is stored.
    private LogBatch _batch = new([], []), _other = new([], []);

    private bool _isOver;
    private bool _isPast = known is null;

    /// <summary>Whether the file begins with other lines than the known ones: then it must be read anew.</summary>
    public bool IsAnother { get; private set; }

    /// <summary>Bytes of a last line without its end, left for the next time.</summary>
    public long Unread { get; private set; }

    /// <summary>Each batch is for use until the next one is asked for.</summary>
    public async IAsyncEnumerable<LogBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Task.Run(() => NextAsync(cancellationToken), cancellationToken);
        try
        {
            while (await next is { } batch)
            {
                next = Task.Run(() => NextAsync(cancellationToken), cancellationToken);
                yield return batch;
            }
        }
        finally
        {
            // Whoever stops earlier closes the file next.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<LogBatch?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
            return null;
        (_batch, _other) = (_other, _batch);
        var batch = _batch;
        batch.Events.Clear();
        batch.Rejects.Clear();
        while (batch.Events.Count + batch.Rejects.Count < linesAtATime)
        {
            if (!await stretch.Lines.ReadAsync(cancellationToken) || IsUnfinished())
            {
                (_isOver, IsAnother) = (true, !_isPast);
                break;
            }

            Take(batch);
            if (_isPast || counts.Read < known!.Lines)
                continue;
            _isPast = parser.ContentHash().AsSpan().SequenceEqual(known.Digest);
            if (!_isPast)
                return Stop();
        }

        return batch;
    }

    private LogBatch? Stop()
    {
        (_isOver, IsAnother) = (true, true);
        return null;
    }

    // The last line is read even without an end where nobody goes on writing the file.
    private bool IsUnfinished()
    {
        if (stretch.Lines.Terminated || stretch.Whole)
            return false;
        stretch.Lines.Unread();
        Unread = stretch.Lines.Line.Length;
        return true;
    }

    private void Take(LogBatch batch)
    {
        var lines = stretch.Lines;
        // An empty line says nothing: editors and rotation leave them at a file's end.
        if (lines.Line.Span.Trim("\r \t"u8).IsEmpty && lines.Wrong is null)
            return;
        counts.Read++;
        var bytes = stretch.Encoding is { } encoding ? Encoding.Convert(encoding, Encoding.UTF8, lines.Line.ToArray()) : lines.Line;
        var line = new StagedLine(bytes, lines.LinePosition, lines.LineNumber, key.Line(lines.Line.Span));
        var parsed = default(LogEvent);
        if ((lines.Wrong ?? parser.Parse(line, mayBeCut: !lines.Terminated, counts, out parsed)) is not { } wrong)
        {
            seen.NoteTime(parsed.At);
            if (_isPast)
            {
                seen.Note(parsed);
                batch.Events.Add(parsed);
            }
            else
            {
                counts.Unchanged++;
            }

            return;
        }

        var reject = new Reject(stretch.FileName, line.Number, QueueLogPrivate.Blot(line.Bytes.Span), wrong);
        counts.Reject(reject);
        batch.Rejects.Add((line with { Bytes = default }, reject));
    }
}

/// <summary>How many lines a whole file had when it was read, and the digest of those of them that were used.</summary>
internal sealed record KnownLines(long Lines, byte[] Digest);
