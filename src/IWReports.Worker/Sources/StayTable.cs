using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Sources;

/// <summary>The stays of the touched calls on their way into the queue entries.</summary>
internal sealed class StayTable(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions options)
{
    private const string Columns = "queue, entered_at, day, half_hour, outcome, wait_s, talk_s, hold_s, wrap_up_s, ring_s, officer, transferred, transferred_after_s, caller, ended, truncated";

    // When an officer's work on a call began, as its entry has it.
    private const string Answered =
        "case when outcome = 'answered' then entered_at + coalesce(wait_s, 0) * interval '1 second' end as answered_at";

    private bool _sawTransfers;

    /// <summary>From when to when changed stays, old and new, show officers at work; null where they show none.</summary>
    public (DateTime From, DateTime To)? AtWork { get; private set; }

    /// <summary>Before any entry is stored.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        _sawTransfers = await SeesTransfersAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            drop table if exists stay;
            create temp table stay (
                call_id text collate "C", stint smallint, queue text, entered_at timestamptz, day date, half_hour smallint, outcome text, wait_s integer, talk_s integer,
                hold_s integer, wrap_up_s integer, ring_s integer, officer text, transferred boolean, transferred_after_s integer, caller bytea, ended text, truncated boolean, loose smallint, agent text, connected_at timestamptz) on commit drop
            """, cancellationToken);
    }

    public async Task WriteAsync(IEnumerable<(string Call, int Stint, QueueStay Stay)> stays, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy stay from stdin (format binary)", cancellationToken);
        foreach (var (call, stint, stay) in stays)
        {
            var officer = Write(copy, call, stint, stay).Officer;
            copy.Write((short)stay.Loose, NpgsqlDbType.Smallint);
            // Halves are matched by who talked, so an officer who was not recorded matches nobody.
            copy.WriteOrNull(officer is null ? null : stay.Agent, NpgsqlDbType.Text);
            copy.WriteOrNull(stay.ConnectedAt);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Adds stays of calls that have no entries yet; returns their local days.</summary>
    public async Task<IReadOnlySet<DateOnly>> AddAsync(
        IEnumerable<(string Call, int Stint, QueueStay Stay)> stays, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy queue_entry (call_id, stint, {Columns}, source_id) from stdin (format binary)", cancellationToken);
        foreach (var (call, stint, stay) in stays)
        {
            days.Add(Write(copy, call, stint, stay).Day);
            copy.Write(sourceId, NpgsqlDbType.Smallint);
            if (stay.Outcome is Outcome.Answered)
                NoteWork((stay.EnteredAt + (stay.Wait ?? TimeSpan.Zero)).UtcDateTime);
        }

        await copy.CompleteAsync(cancellationToken);
        return days;
    }

    private (DateOnly Day, string? Officer) Write(NpgsqlBinaryImporter copy, string call, int stint, QueueStay stay)
    {
        var entered = LocalTime.Of(stay.EnteredAt, zone);
        var officer = options.Officer(stay.Agent);
        copy.StartRow();
        copy.Write(call, NpgsqlDbType.Text);
        copy.Write(checked((short)stint), NpgsqlDbType.Smallint);
        copy.Write(stay.Queue, NpgsqlDbType.Text);
        copy.Write(stay.EnteredAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        copy.Write(entered.Day, NpgsqlDbType.Date);
        copy.Write((short)entered.HalfHour.Index, NpgsqlDbType.Smallint);
        copy.Write(Word(stay.Outcome), NpgsqlDbType.Text);
        copy.WriteOrNull(stay.Wait);
        copy.WriteOrNull(stay.Talk);
        copy.WriteOrNull(stay.Hold);
        copy.WriteOrNull(stay.WrapUp);
        copy.WriteOrNull(stay.Ring);
        copy.WriteOrNull(officer, NpgsqlDbType.Text);
        copy.WriteOrNull(stay.Transferred);
        copy.WriteOrNull(stay.TransferredAfter);
        copy.WriteOrNull(stay.Caller, NpgsqlDbType.Bytea);
        copy.WriteOrNull(stay.Ended, NpgsqlDbType.Text);
        copy.Write(stay.Truncated, NpgsqlDbType.Boolean);
        return (entered.Day, officer);
    }

    /// <summary>Makes the entries of the touched calls equal to their stays; returns the local days, old and new, of those that were not.</summary>
    public async Task<IReadOnlyCollection<DateOnly>> StoreAsync(CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await NoteAsync(
            days,
            $"""
            with gone as (
                delete from queue_entry t using touched_call c
                where t.source_id = $1 and t.call_id = c.call_id and not exists (
                    select from stay s where s.call_id = t.call_id and s.stint = t.stint and ({Of("s")}) is not distinct from ({Of("t")}))
                returning day, {Answered})
            select day, min(answered_at), max(answered_at) from gone group by day
            """, cancellationToken);
        await NoteAsync(
            days,
            $"""
            with come as (
                insert into queue_entry (source_id, call_id, stint, {Columns})
                select $1, call_id, stint, {Columns} from stay
                on conflict do nothing
                returning day, {Answered})
            select day, min(answered_at), max(answered_at) from come group by day
            """, cancellationToken);
        // A source is known to see transfers from its first one on, also on the days before.
        if (!_sawTransfers && await SeesTransfersAsync(cancellationToken))
            days.UnionWith(await connection.ColumnAsync<DateOnly>(
                "select distinct day from queue_entry where source_id = $1 and outcome = 'answered'", cancellationToken, sourceId));
        return days;
    }

    private async Task NoteAsync(HashSet<DateOnly> days, string changing, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(changing, sourceId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            days.Add(row.GetFieldValue<DateOnly>(0));
            if (row.IsDBNull(1))
                continue;
            NoteWork(row.GetDateTime(1));
            NoteWork(row.GetDateTime(2));
        }
    }

    private void NoteWork(DateTime at) =>
        AtWork = AtWork is var (from, to) ? (at < from ? at : from, at > to ? at : to) : (at, at);

    private Task<bool> SeesTransfersAsync(CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>("select 'transfers' = any(sees) from source_sight where source_id = $1", cancellationToken, sourceId);

    private static string Of(string table) => string.Join(", ", Columns.Split(", ").Select(column => $"{table}.{column}"));

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Open => "open",
        Outcome.Answered => "answered",
        Outcome.Abandoned => "abandoned",
        _ => "flowed-out",
    };
}
