using System.Security.Cryptography;
using System.Text;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Sources.Tables;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Copies a log's lines as they are read into a temporary table, the first step of every load. No more of the file than a buffer is ever held.</summary>
internal sealed class QueueLogStage(NpgsqlConnection connection, CallerKey key, DateTimeOffset now, DayBounds bounds,
    Encoding? encoding = null) : IDisposable
{
    /// <summary>Where the lines are staged, the rejected ones too: what is wrong with them is null in the others.</summary>
    public const string Table = "log_line";

    // From turn to detail: a rejected line has none of them.
    private const int ColumnsOfEvent = 12;

    private readonly TextCache _names = new();
    private readonly NamesInUtf8 _utf8 = new();
    private readonly RepeatedLines _repeated = new();
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Lines { get; private set; }

    /// <summary>Lines whose bytes stood in this stretch before; null where the order of the lines does not let that be told.</summary>
    public long? Repeated => _repeated.Count;

    public bool HasRestart { get; private set; }

    /// <summary>Bytes of a last line without its end, left for the next time.</summary>
    public long Unread { get; private set; }

    /// <param name="whole">The last line is read even if it has no end: nobody goes on writing this file.</param>
    public async Task CopyAsync(ILogLines lines, string file, bool whole, ImportCounts counts, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await using var copy = await BeginAsync(cancellationToken);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (!lines.Terminated && !whole)
            {
                lines.Unread();
                Unread = lines.Line.Length;
                break;
            }

            // An empty line says nothing: editors and rotation leave them at a file's end.
            if (lines.Line.Span.Trim("\r \t"u8).IsEmpty && lines.Wrong is null)
                continue;
            counts.Read++;
            var line = new StagedLine(encoding is null ? lines.Line : Encoding.Convert(encoding, Encoding.UTF8, lines.Line.ToArray()),
                lines.LinePosition, lines.LineNumber, key.Line(lines.Line.Span));
            var wrong = lines.Wrong ?? Stage(line, mayBeCut: !lines.Terminated, copy, counts);
            if (wrong is not null)
                Stage(line, new Reject(file, line.Number, QueueLogPrivate.Blot(line.Bytes.Span), wrong), copy, counts);
            if (counts.Read % 100_000 == 0)
                progress.Report(new($"{file}: {counts.Read} lines"));
        }

        await copy.CompleteAsync(cancellationToken);
        _utf8.RefuseFile(file, counts);
    }

    /// <summary>Stages rejected lines once more; returns those that can be used now.</summary>
    public async Task<IReadOnlyList<StagedLine>> CopyAsync(IEnumerable<StagedLine> rejected, ImportCounts counts, CancellationToken cancellationToken)
    {
        await using var copy = await BeginAsync(cancellationToken);
        // Each was suspicious once, so none may lack its end.
        var used = rejected.Where(line => Stage(line, mayBeCut: true, copy, counts) is null).ToList();
        await copy.CompleteAsync(cancellationToken);
        counts.Read = used.Count;
        return used;
    }

    /// <summary>Writes the line's row; returns what is wrong with the line otherwise.</summary>
    private string? Stage(StagedLine staged, bool mayBeCut, NpgsqlBinaryImporter copy, ImportCounts counts)
    {
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
        _content.AppendData(staged.Hash.ToByteArray());
        _content.AppendData(BitConverter.GetBytes(staged.Position));
        var values = QueueLogValues.Of(kind, line);
        copy.StartRow();
        copy.Write(staged.Position, NpgsqlDbType.Bigint);
        copy.Write(staged.Number, NpgsqlDbType.Bigint);
        copy.Write(staged.Hash, NpgsqlDbType.Uuid);
        copy.Write(_repeated.Turn(line.Epoch, staged), NpgsqlDbType.Integer);
        copy.Write(DateTime.UnixEpoch.AddSeconds(line.Epoch), NpgsqlDbType.TimestampTz);
        copy.Write(QueueLogLine.Text(line.CallId), NpgsqlDbType.Text);
        copy.Write(_names.Of(line.Queue), NpgsqlDbType.Text);
        copy.Write(_names.Of(line.Agent), NpgsqlDbType.Text);
        copy.Write(word, NpgsqlDbType.Text);
        copy.WriteOrNull(kind == QueueLogKind.EnterQueue ? key.Caller(line.Parameter(1)) : null, NpgsqlDbType.Bytea);
        copy.WriteOrNull(kind == QueueLogKind.EnterQueue ? key.Seal(line.Parameter(1)) : null, NpgsqlDbType.Bytea);
        copy.WriteOrNull(values.Wait);
        copy.WriteOrNull(values.Talk);
        copy.WriteOrNull(values.RingMs);
        copy.WriteOrNull(values.Detail, NpgsqlDbType.Text);
        copy.WriteNull();
        copy.WriteNull();

        Lines++;
        HasRestart |= kind == QueueLogKind.QueueStart;
        if (kind == QueueLogKind.Other)
            counts.Unknown(QueueLogLine.Text(line.Event));
        return null;
    }

    // A replay puts the line back by its place and hash.
    private static void Stage(StagedLine line, Reject reject, NpgsqlBinaryImporter copy, ImportCounts counts)
    {
        counts.Reject(reject);
        copy.StartRow();
        copy.Write(line.Position, NpgsqlDbType.Bigint);
        copy.Write(line.Number, NpgsqlDbType.Bigint);
        copy.Write(line.Hash, NpgsqlDbType.Uuid);
        for (var column = 0; column < ColumnsOfEvent; column++)
            copy.WriteNull();
        copy.Write(reject.Reason, NpgsqlDbType.Text);
        copy.Write(reject.Raw, NpgsqlDbType.Bytea);
    }

    /// <summary>What the file is known by when its first line does not tell it from another: all its lines.</summary>
    public byte[] ContentHash() => _content.GetCurrentHash();

    public void Dispose() => _content.Dispose();

    private async Task<NpgsqlBinaryImporter> BeginAsync(CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists log_line;
            create temp table log_line (
                position bigint, line bigint, hash uuid, turn integer, at timestamptz, call_id text collate "C", queue text, agent text, event text,
                caller bytea, number bytea, wait_s integer, talk_s integer, ring_ms integer, detail text, wrong text, raw bytea) on commit drop
            """, cancellationToken);
        return await connection.BeginBinaryImportAsync("copy log_line from stdin (format binary)", cancellationToken);
    }
}

/// <summary>A line and where it stands: byte offset and number in its file, and the keyed hash it is known by.</summary>
internal readonly record struct StagedLine(ReadOnlyMemory<byte> Bytes, long Position, long Number, Guid Hash);
