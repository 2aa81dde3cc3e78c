using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Core.Facts.AmazonConnect;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Sources.AmazonConnect;

/// <summary>Copies a file's contact records as they are read into a temporary table, and rejects those that cannot be true.</summary>
internal sealed class ConnectStage(NpgsqlConnection connection, CallerKey key, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A contact as it was stored.</summary>
    public static Contact Contact(string stored) => JsonSerializer.Deserialize<Contact>(stored, Json)!;

    /// <summary>Returns whether the file ends inside a record.</summary>
    public async Task<bool> CopyAsync(Stream content, string file, ImportCounts counts, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists contact_record;
            create temp table contact_record (contact_id text collate "C", call_id text collate "C", updated_at timestamptz, hash uuid, use smallint, contact jsonb) on commit drop
            """, cancellationToken);
        var now = time.GetUtcNow();
        var objects = new JsonObjects(content);
        await using var copy = await connection.BeginBinaryImportAsync("copy contact_record from stdin (format binary)", cancellationToken);
        while (await objects.ReadAsync(cancellationToken))
        {
            counts.Read++;
            var (record, wrong) = objects.Wrong is { } broken ? (null, broken) : Read(objects.Record.Span);
            wrong ??= record!.Impossible(now);
            if (wrong is null)
                Write(copy, record!);
            else
                counts.Rejects.Add(new(file, objects.Line, record?.Kept() ?? Described(objects.Record), wrong));
            if (counts.Read % 10_000 == 0)
                progress.Report(new($"{file}: {counts.Read} records"));
        }

        await copy.CompleteAsync(cancellationToken);
        return objects.CutOff;
    }

    private static (ConnectRecord? Record, string? Wrong) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return (ConnectRecord.Read(json), null);
        }
        catch (JsonException wrong)
        {
            return (null, wrong.Path is { Length: > 1 } path ? $"{path[2..]} holds what it cannot (a time is written 2025-11-30T14:05:00Z, a duration in whole seconds)" : "not JSON");
        }
    }

    // What is no record cannot be told apart into what may be kept and what may not.
    private static byte[] Described(ReadOnlyMemory<byte> record) => Encoding.UTF8.GetBytes($"({record.Length} bytes, not kept: they may hold a customer's data)");

    private void Write(NpgsqlBinaryImporter copy, ConnectRecord record)
    {
        var caller = record.CustomerEndpoint is { Address: { } address, Type: null or "TELEPHONE_NUMBER" } ? key.Caller(Encoding.UTF8.GetBytes(address)) : null;
        var contact = record.Contact(caller);
        var json = JsonSerializer.Serialize(contact, Json);
        copy.StartRow();
        copy.Write(contact.ContactId, NpgsqlDbType.Text);
        copy.Write(contact.CallId, NpgsqlDbType.Text);
        copy.Write(record.UpdatedAt!.Value.UtcDateTime, NpgsqlDbType.TimestampTz);
        copy.Write(key.Line(Encoding.UTF8.GetBytes(json)), NpgsqlDbType.Uuid);
        copy.Write((short)contact.Use, NpgsqlDbType.Smallint);
        copy.Write(json, NpgsqlDbType.Jsonb);
    }
}
