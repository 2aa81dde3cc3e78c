using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Rendering;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>A part's name and size, for a list.</summary>
internal sealed record PartName
{
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public long Bytes { get; init; }
}

/// <summary>A part of an edition, byte for byte as it was frozen.</summary>
internal sealed record Part(string MediaType, byte[] Content);

/// <summary>Keeps editions' parts with their hashes, and is their one reader: bytes that no longer match are refused.</summary>
internal sealed class FrozenParts(NpgsqlDataSource database)
{
    // The bytes of a mail go after their time; its hash stays.
    private const string Damaged = """
        select format('part %s of edition %s', name, edition_id) from edition_part where sha256(content) <> sha256
        union all
        select format('the message of delivery %s', id) from delivery where mime <> '' and sha256(mime) <> sha256
        """;

    /// <summary>Adds the parts of a report, on the transaction that adds its edition.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, long edition, RenderedReport rendered, CancellationToken cancellationToken)
    {
        foreach (var (name, mediaType, content) in PartsOf(rendered))
        {
            await connection.ExecuteAsync(
                "insert into edition_part (edition_id, name, media_type, content, sha256) values ($1, $2, $3, $4, $5)", cancellationToken,
                edition, name, mediaType, content, FrozenBytes.Hash(content));
        }
    }

    public async Task<IReadOnlyList<PartName>> ListAsync(long edition, CancellationToken cancellationToken) =>
        await database.RowsAsync<PartName>(
            "select name, media_type, octet_length(content)::bigint as bytes from edition_part where edition_id = $1 order by name",
            cancellationToken, edition);

    /// <summary>Null when the edition has no such part. Errors: its bytes do not match their hash.</summary>
    public async Task<Part?> FindAsync(long edition, string name, CancellationToken cancellationToken)
    {
        var frozen = await database.RowAsync<Row>(
            "select media_type, content, sha256 from edition_part where edition_id = $1 and name = $2", cancellationToken, edition, name);
        if (frozen is null)
            return null;
        return FrozenBytes.Match(frozen.Content, frozen.Sha256)
            ? new(frozen.MediaType, frozen.Content)
            : throw new DamagedException(
                $"Part {name} of edition {edition} is not what was frozen: its bytes do not match their hash. Restore it from a backup.");
    }

    /// <summary>The bytes of a part that every such edition has. Errors: it is missing, or its bytes do not match their hash.</summary>
    public async Task<byte[]> ContentAsync(long edition, string name, CancellationToken cancellationToken) =>
        (await FindAsync(edition, name, cancellationToken))?.Content
            ?? throw new DamagedException($"Edition {edition} has no part {name}. Restore it from a backup.");

    /// <summary>What is not as it was frozen, of all editions and messages, each in a few words.</summary>
    public async Task<IReadOnlyList<string>> DamagedAsync(CancellationToken cancellationToken) =>
        await database.RowsAsync<string>(Damaged, cancellationToken);

    private static IEnumerable<(string Name, string MediaType, byte[] Content)> PartsOf(RenderedReport rendered)
    {
        yield return (Edition.Html, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(rendered.Html));
        yield return (Edition.Text, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(rendered.Text));
        yield return (Edition.Pdf, "application/pdf", rendered.Pdf);
        if (rendered.Workbook.Length > 0)
            yield return (Edition.Workbook, Edition.WorkbookType, rendered.Workbook);
        foreach (var chart in rendered.Charts)
        {
            yield return ($"{chart.Id}.svg", "image/svg+xml", Encoding.UTF8.GetBytes(chart.Svg));
            yield return ($"{chart.Id}.png", "image/png", chart.Png);
        }
    }

    private sealed record Row
    {
        public required string MediaType { get; init; }

        public required byte[] Content { get; init; }

        public required byte[] Sha256 { get; init; }
    }
}
