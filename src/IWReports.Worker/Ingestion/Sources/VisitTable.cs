using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>The visits of the touched calls on their way into the queue entries.</summary>
internal sealed class VisitTable(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions options)
{
    private const string Columns = "queue, entered_at, day, half_hour, outcome, wait_s, talk_s, hold_s, wrap_up_s, ring_s, officer, "
        + "transferred, transferred_after_s, caller, ended, truncated";

    // When an officer's work on a call began, as its entry has it.
    private const string Answered =
        "case when outcome = 'answered' then entered_at + coalesce(wait_s, 0) * interval '1 second' end as answered_at";

    private readonly Months _months = new(connection);
    private bool _sawTransfers;

    /// <summary>From when to when changed visits, old and new, show officers at work; null where they show none.</summary>
    public (DateTime From, DateTime To)? AtWork { get; private set; }

    /// <summary>Before any entry is stored.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        _sawTransfers = await CanSeeTransfersAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            drop table if exists visit;
            create temp table visit (
                call_id text collate "C", stint smallint, queue text, entered_at timestamptz, day date, half_hour smallint, outcome text,
                    wait_s integer, talk_s integer,
                hold_s integer, wrap_up_s integer, ring_s integer, officer text, transferred boolean, transferred_after_s integer,
                    caller bytea, ended text, truncated boolean, loose smallint, agent text, connected_at timestamptz) on commit drop
            """, cancellationToken);
    }

    public async Task WriteAsync(IEnumerable<(string Call, int Number, LoggedVisit Visit)> visits, CancellationToken cancellationToken)
    {
        await using var copy = await CopyRows.IntoAsync(
            connection, "visit", $"call_id, stint, {Columns}, loose, agent, connected_at", cancellationToken);
        foreach (var (call, number, visit) in visits)
        {
            var officer = Write(copy, call, number, visit, LocalTime.Of(visit.EnteredAt, zone));
            copy.Write((short)visit.Unmatched);
            // HalfSessions are matched by who talked, so an officer who was not recorded matches nobody.
            copy.Write(officer is null ? null : visit.Agent);
            copy.Write(visit.ConnectedAt);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Adds calls that nothing was known of, with their visits; returns the local days of these.</summary>
    public async Task<IReadOnlySet<DateOnly>> AddAsync(IReadOnlyList<ClosedCall> calls, CancellationToken cancellationToken)
    {
        var entered = calls.Select(call => call.Visits.Select(visit => LocalTime.Of(visit.EnteredAt, zone)).ToList()).ToList();
        var days = entered.SelectMany(visits => visits).Select(at => at.Day).ToHashSet();
        await _months.MakeAsync(days, cancellationToken);
        await using (var copy = await CopyRows.IntoAsync(
            connection, "queue_entry", $"call_id, stint, {Columns}, source_id", cancellationToken))
        {
            foreach (var (call, at) in calls.Zip(entered))
                AddVisits(copy, call, at);
            await copy.CompleteAsync(cancellationToken);
        }

        var spans = calls.Zip(entered, (call, at) => (call, at.Min(visit => (DateOnly?)visit.Day), at.Max(visit => (DateOnly?)visit.Day)));
        await QueueCalls.AddAsync(connection, sourceId, spans, cancellationToken);
        return days;
    }

    private void AddVisits(CopyRows copy, ClosedCall call, List<LocalTime> entered)
    {
        for (var at = 0; at < entered.Count; at++)
        {
            var visit = call.Visits[at];
            Write(copy, call.Id, at + 1, visit, entered[at]);
            copy.Write(sourceId);
            if (visit.Outcome is Outcome.Answered)
                NoteWork((visit.EnteredAt + (visit.Wait ?? TimeSpan.Zero)).UtcDateTime);
        }
    }

    // Returns the officer.
    private string? Write(CopyRows copy, string call, int number, LoggedVisit visit, LocalTime entered)
    {
        var officer = options.Officer(visit.Agent);
        copy.StartRow();
        copy.Write(call);
        copy.Write(checked((short)number));
        copy.Write(visit.Queue);
        copy.Write(visit.EnteredAt.UtcDateTime);
        copy.Write(entered.Day);
        copy.Write((short)entered.HalfHour.Index);
        copy.Write(visit.Outcome.Word());
        copy.Write(visit.Wait);
        copy.Write(visit.Talk);
        copy.Write(visit.Hold);
        copy.Write(visit.WrapUp);
        copy.Write(visit.Ring);
        copy.Write(officer);
        copy.Write(visit.Transferred);
        copy.Write(visit.TransferredAfter);
        copy.Write(visit.Caller);
        copy.Write(visit.Ended);
        copy.Write(visit.Truncated);
        return officer;
    }

    /// <summary>
    /// Makes the entries of the touched calls equal to their visits; returns the local days, old and new, of those that were not.
    /// </summary>
    public async Task<IReadOnlyCollection<DateOnly>> StoreAsync(CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await Months.MakeAsync(connection, "select distinct day from visit", cancellationToken);
        await connection.ExecuteAsync("analyze touched_call, visit", cancellationToken);
        await NoteAsync(
            days,
            $"""
            with gone as (
                delete from queue_entry t using touched_call c
                where t.source_id = $1 and t.call_id = c.call_id
                    and t.day between ({OldDay("min(first_day)")}) and ({OldDay("max(last_day)")}) and not exists (
                    select from visit s where s.call_id = t.call_id and s.stint = t.stint and ({Of("s")}) is not distinct from ({Of("t")}))
                returning day, {Answered})
            select day, min(answered_at) as first, max(answered_at) as last from gone group by day
            """, cancellationToken);
        await NoteAsync(
            days,
            $"""
            with come as (
                insert into queue_entry (source_id, call_id, stint, {Columns})
                select $1, call_id, stint, {Columns} from visit
                on conflict do nothing
                returning day, {Answered})
            select day, min(answered_at) as first, max(answered_at) as last from come group by day
            """, cancellationToken);
        await QueueCalls.KeepDaysAsync(connection, sourceId, cancellationToken);
        // A source is known to see transfers from its first one on, also on the days before.
        if (!_sawTransfers && await CanSeeTransfersAsync(cancellationToken))
            days.UnionWith(await connection.RowsAsync<DateOnly>(
                "select distinct day from queue_entry where source_id = $1 and outcome = 'answered'", cancellationToken, sourceId));
        return days;
    }

    // So that no month is looked into where no touched call has an entry.
    private static string OldDay(string which) =>
        $"select {which} from queue_call known join touched_call using (call_id) where known.source_id = $1";

    private async Task NoteAsync(HashSet<DateOnly> days, string changing, CancellationToken cancellationToken)
    {
        foreach (var change in await connection.RowsAsync<Change>(changing, cancellationToken, sourceId))
        {
            days.Add(change.Day);
            if (change is not { First: { } first, Last: { } last })
                continue;
            NoteWork(first.UtcDateTime);
            NoteWork(last.UtcDateTime);
        }
    }

    private void NoteWork(DateTime at) =>
        AtWork = AtWork is var (from, to) ? (at < from ? at : from, at > to ? at : to) : (at, at);

    private Task<bool> CanSeeTransfersAsync(CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>("select 'transfers' = any(sees) from source_sight where source_id = $1", cancellationToken, sourceId);

    private static string Of(string table) => string.Join(", ", Columns.Split(", ").Select(column => $"{table}.{column}"));

    private sealed record Change
    {
        public DateOnly Day { get; init; }

        public DateTimeOffset? First { get; init; }

        public DateTimeOffset? Last { get; init; }
    }
}
