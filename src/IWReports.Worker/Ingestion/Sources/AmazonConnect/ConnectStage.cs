using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Core.Facts.AmazonConnect;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>Copies a file's contact records as they are read into a temporary table, and rejects those that cannot be true.</summary>
internal sealed class ConnectStage(NpgsqlConnection connection, CallerKey key, DateTimeOffset now, DayBounds bounds)
{
    /// <summary>Where the records are staged, the rejected ones too: what is wrong with them is null in the others.</summary>
    public const string Table = "contact_line";

    private const int RecordColumns = 8, RejectColumns = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A contact as it was stored.</summary>
    public static ConnectContact Contact(string stored) => JsonSerializer.Deserialize<ConnectContact>(stored, Json)!;

    /// <summary>Returns whether the file ends inside a record.</summary>
    public async Task<bool> CopyAsync(Stream content, string file, ImportCounts counts, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            drop table if exists contact_line cascade;
            create temp table contact_line (contact_id text collate "C", call_id text collate "C", updated_at timestamptz, hash uuid,
                use smallint, contact jsonb, caller bytea, number bytea, line bigint, raw bytea, wrong text,
                position bigint) on commit drop;
            create temp view contact_record as select contact_id, call_id, updated_at, hash, use, contact from contact_line
                where wrong is null
            """, cancellationToken);
        var objects = new JsonObjects(content);
        await using var copy = await CopyRows.IntoAsync(
            connection, Table, "contact_id, call_id, updated_at, hash, use, contact, caller, number, line, raw, wrong", cancellationToken);
        while (await objects.ReadAsync(cancellationToken))
        {
            counts.Read++;
            var (record, wrong) = objects.Wrong is { } broken ? (null, broken) : Read(objects.Record.Span);
            wrong ??= record!.Impossible(now, bounds);
            if (wrong is null)
                Write(copy, record!);
            else
                Write(copy, new(file, objects.Line, record?.Kept() ?? Described(objects.Record), wrong), counts);
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
            return (null, wrong.Path is { Length: > 1 } path
                ? $"{path[2..]} holds what it cannot (a time is written 2025-11-30T14:05:00Z, a duration in whole seconds)" : "not JSON");
        }
    }

    // What is no record cannot be told apart into what may be kept and what may not.
    private static byte[] Described(ReadOnlyMemory<byte> record) =>
        Encoding.UTF8.GetBytes($"({record.Length} bytes, not kept: they may hold a customer's data)");

    private void Write(CopyRows copy, ConnectRecord record)
    {
        var number = record.CustomerEndpoint is { Address: { } address, Type: null or "TELEPHONE_NUMBER" }
            ? Encoding.UTF8.GetBytes(address) : [];
        var caller = key.Caller(number);
        var contact = record.Contact(caller);
        var json = JsonSerializer.Serialize(contact, Json);
        copy.StartRow();
        copy.Write(contact.ContactId);
        copy.Write(contact.CallId);
        copy.Write(record.UpdatedAt!.Value.UtcDateTime);
        copy.Write(key.Line(Encoding.UTF8.GetBytes(json)));
        copy.Write((short)contact.Use);
        copy.WriteJson(json);
        copy.Write(caller);
        copy.Write(key.Seal(number));
        for (var column = 0; column < RejectColumns; column++)
            copy.WriteNull();
    }

    private static void Write(CopyRows copy, Reject reject, ImportCounts counts)
    {
        counts.Reject(reject);
        copy.StartRow();
        for (var column = 0; column < RecordColumns; column++)
            copy.WriteNull();
        copy.Write(reject.Line);
        copy.Write(reject.Raw);
        copy.Write(reject.Reason);
    }
}
