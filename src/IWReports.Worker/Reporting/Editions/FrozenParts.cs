using Dapper;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>A part's name and size, for a list.</summary>
internal sealed record PartName(string Name, string MediaType, long Bytes);

/// <summary>A part of an edition, byte for byte as it was frozen.</summary>
internal sealed record Part(string MediaType, byte[] Content);

/// <summary>The one reader of editions' parts: bytes that no longer match their hash are refused.</summary>
internal sealed class FrozenParts(NpgsqlDataSource database)
{
    // The bytes of a mail go after their time; its hash stays.
    private const string Damaged = """
        select format('part %s of edition %s', name, edition_id) from edition_part where sha256(content) <> sha256
        union all
        select format('the message of delivery %s', id) from delivery where mime <> '' and sha256(mime) <> sha256
        """;

    public async Task<IReadOnlyList<PartName>> ListAsync(long edition, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<PartName>(new(
            """
            select name, media_type, octet_length(content)::bigint as bytes from edition_part where edition_id = @edition order by name
            """,
            new { edition }, cancellationToken: cancellationToken))];
    }

    /// <summary>Null when the edition has no such part. Errors: its bytes do not match their hash.</summary>
    public async Task<Part?> FindAsync(long edition, string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var frozen = await connection.QuerySingleOrDefaultAsync<Row>(new(
            "select media_type, content, sha256 from edition_part where edition_id = @edition and name = @name",
            new { edition, name }, cancellationToken: cancellationToken));
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
    public async Task<IReadOnlyList<string>> DamagedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new(Damaged, commandTimeout: 0, cancellationToken: cancellationToken))];
    }

    private sealed record Row(string MediaType, byte[] Content, byte[] Sha256);
}
