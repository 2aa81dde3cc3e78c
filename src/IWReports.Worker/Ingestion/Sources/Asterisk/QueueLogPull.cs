using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Pulls one site's queue_log while Asterisk goes on writing it. Files are known by their first line, so renaming, packing and emptying
/// them
/// (logrotate's ways) neither loses nor repeats a line; a last line without its end is left for the next time.
/// </summary>
internal sealed class QueueLogPull(string site, QueueLogOptions options, NpgsqlDataSource database, QueueLogLoad load) : ISource
{
    public string Name => $"{QueueLogLoad.Kind}:{site}";

    public async Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(options.Zone, $"Sources:QueueLogs:{site}:Zone");
        var whole = new HashSet<string>();
        foreach (var file in await FilesAsync(pulled, cancellationToken))
        {
            try
            {
                await PullAsync(file, zone, whole, pulled, progress, cancellationToken);
            }
            catch (InvalidDataException)
            {
                // logrotate may be packing it just now.
                pulled.Notes.Add($"{file}: the packed file is cut short or damaged; left for the next pull");
            }
        }
    }

    /// <param name="whole">The files that this pull has seen at their full length, by their first lines.</param>
    private async Task PullAsync(string path, TimeZoneInfo zone, HashSet<string> whole, SourceRead pulled, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, site, zone, cancellationToken);
        var identity = await IdentityAsync(path, cancellationToken);
        if (identity is null)
            return;
        var (position, lines) = await PositionAsync(connection, source, identity, cancellationToken);
        using var file = await SourceFile.OpenAsync(path, cancellationToken);
        if (file.EndsAt(position))
        {
            whole.Add(Convert.ToHexString(identity));
            return;
        }

        var reader = new LineReader(file.Content, position, lines);
        using var again = await file.SkipAsync(position, cancellationToken) ? null : await SourceFile.OpenAsync(path, cancellationToken);
        if (again is not null)
        {
            // Beside the whole file this is a copy in the making; with another first line now, it was rotated this moment.
            reader = new LineReader(again.Content);
            if (whole.Contains(Convert.ToHexString(identity)) || await load.IdentityAsync(reader, cancellationToken) is not { } first
                || !first.SequenceEqual(identity))
                return;
            await connection.ExecuteAsync("update source_file set position = 0, lines = 0 where source_id = $1 and identity = $2",
                cancellationToken, source, identity);
        }

        var batch = new QueueLogBatch(path, identity, reader, Whole: false,
            Encodings.Find(options.Encoding, $"Sources:QueueLogs:{site}:Encoding"));
        var counts = (await load.RunAsync(connection, source, zone, batch,
            counts => options.RefuseTooMany(counts, path, $"Sources:QueueLogs:{site}"), progress, cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);

        whole.Add(Convert.ToHexString(identity));
        pulled.Counts.Add(counts);
        Note(pulled, path, position, isAnew: again is not null, counts);
    }

    private static void Note(SourceRead pulled, string path, long position, bool isAnew, ImportCounts counts)
    {
        if (isAnew)
            pulled.Notes.Add($"{path}: shorter than the {position} bytes read of it before: it was cut or written anew, and was read "
                + $"again from its start. What was read stays; lines known already are counted as duplicates");
        if (counts.Details["unread_bytes"] is > 0 and var unread)
            pulled.Notes.Add(
                $"{path}: the last line has no end yet; its {Words.Count(unread, "byte is", "bytes are")} left for the next pull");
    }

    // Oldest first, so that a reader of the facts never sees a call's end before its beginning for long; a file before shorter copies of
    // it.
    private async Task<IReadOnlyList<string>> FilesAsync(SourceRead pulled, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.Path))!;
        var name = Path.GetFileName(options.Path);
        if (!Directory.Exists(folder))
            throw new InputException($"Sources:QueueLogs:{site}:Path: there is no folder {folder}.");
        var files = new List<(long Epoch, long Length, string Path)>();
        foreach (var path in Directory.EnumerateFiles(folder, $"{name}*").Where(path => IsOurs(Path.GetFileName(path), name))
            .Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add((await FirstEpochAsync(path, cancellationToken), new FileInfo(path).Length, path));
            }
            catch (InvalidDataException)
            {
                pulled.Notes.Add($"{path}: the packed file is cut short or damaged; left for the next pull");
            }
        }

        return files.Count > 0 || pulled.Notes.Count > 0
            ? [.. files.OrderBy(file => file.Epoch).ThenByDescending(file => file.Length).Select(file => file.Path)]
            : throw new InputException($"Sources:QueueLogs:{site}:Path: there is no file {options.Path}, nor a rotated one beside it.");
    }

    private static bool IsOurs(string file, string name) => file == name || file[name.Length] is '.' or '-';

    private static async Task<long> FirstEpochAsync(string path, CancellationToken cancellationToken)
    {
        using var file = await SourceFile.OpenAsync(path, cancellationToken);
        var lines = new LineReader(file.Content);
        return await lines.ReadAsync(cancellationToken)
            && QueueLogLine.Parse(lines.Line.Span, out var line) is null ? line.Epoch : long.MaxValue;
    }

    private async Task<byte[]?> IdentityAsync(string path, CancellationToken cancellationToken)
    {
        using var file = await SourceFile.OpenAsync(path, cancellationToken);
        var lines = new LineReader(file.Content);
        var identity = await load.IdentityAsync(lines, cancellationToken);
        // A first line that is still being written is not yet what the file will be known by.
        return lines.Terminated ? identity : null;
    }

    private static async Task<(long Position, long Lines)> PositionAsync(NpgsqlConnection connection, short source, byte[] identity,
        CancellationToken cancellationToken)
    {
        var place = await connection.RowAsync<Place>("select position, lines from source_file where source_id = $1 and identity = $2",
            cancellationToken, source, identity);
        return place is null ? default : (place.Position, place.Lines);
    }

    private sealed record Place
    {
        public long Position { get; init; }

        public long Lines { get; init; }
    }
}
