using System.Runtime.CompilerServices;
using System.Text;
using IWReports.Worker.Ingestion;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Reads a stretch of a log in batches of lines: one is read while the one before is stored.</summary>
internal sealed class LogBatches(QueueLogParser parser, CallerKey key, QueueLogBatch stretch, ImportCounts counts)
{
    // Enough that a batch's statements cost nothing beside its lines, and few megabytes.
    private const int LinesAtATime = 25_000;

    private bool _isOver;

    /// <summary>Bytes of a last line without its end, left for the next time.</summary>
    public long Unread { get; private set; }

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
        var batch = new LogBatch(new(LinesAtATime), []);
        while (batch.Events.Count + batch.Rejects.Count < LinesAtATime)
        {
            if (!await stretch.Lines.ReadAsync(cancellationToken) || IsUnfinished())
            {
                _isOver = true;
                break;
            }

            Take(batch);
        }

        return batch;
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
        var line = new StagedLine(stretch.Encoding is { } encoding ? Encoding.Convert(encoding, Encoding.UTF8, lines.Line.ToArray()) : lines.Line,
            lines.LinePosition, lines.LineNumber, key.Line(lines.Line.Span));
        var parsed = default(LogEvent);
        if ((lines.Wrong ?? parser.Parse(line, mayBeCut: !lines.Terminated, counts, out parsed)) is not { } wrong)
        {
            batch.Events.Add(parsed);
            return;
        }

        var reject = new Reject(stretch.FileName, line.Number, QueueLogPrivate.Blot(line.Bytes.Span), wrong);
        counts.Reject(reject);
        batch.Rejects.Add((line with { Bytes = default }, reject));
    }
}
