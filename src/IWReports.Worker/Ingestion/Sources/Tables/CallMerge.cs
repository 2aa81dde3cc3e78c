using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Puts a spreadsheet's calls into the queue entries, and finds what its columns might have said and never do.</summary>
internal static class CallMerge
{
    // As Capabilities are written.
    public const string Abandonment = "abandonment";
    public const string Talk = "talk";
    public const string Waits = "waits";

    public static async Task RunAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { TotalsRow.Name, "outbound" })
            counts.Details.TryAdd(name, 0);
        await staging.ExecuteAsync(QueueOfSite, cancellationToken);
        await LackAsync(staging, Waits, "wait_s is not null", cancellationToken);
        await LackAsync(staging, Talk, "talk_s is not null", cancellationToken);
        await SeeAbandonmentAsync(staging, cancellationToken);
        await RowMerge.RunAsync(staging, counts, cancellationToken);
        await NoteAsync(staging, counts, cancellationToken);
    }

    /// <summary>Gives rows without a queue the one that is named as the site.</summary>
    public const string QueueOfSite = $"update {Staging.Table} set queue = (select coalesce(nullif(site, ''), zone) from source where id "
        + $"= $1) where wrong is null and queue is null";

    // A column that is there and always empty says nothing, unless the source's earlier
    // files had something in it: then this one corrects a few rows.
    private static Task LackAsync(Staging staging, string what, string told, CancellationToken cancellationToken) => staging.ExecuteAsync(
        $"""
        update {Staging.Table} set lacks = (select array_agg(lack order by lack) from unnest(lacks || '{what}'::text) lack)
        where wrong is null and not ('{what}' = any(coalesce(lacks, array[]::text[])))
            and not exists (select from staged where {told}) and not exists (select from queue_entry where source_id = $1 and {told})
        """, cancellationToken);

    // No column says how calls ended: then callers who hung up are in the file if one of them is, or was in an earlier file.
    private static async Task SeeAbandonmentAsync(Staging staging, CancellationToken cancellationToken)
    {
        const string removed = $"lacks = nullif(array_remove(lacks, '{Abandonment}'), array[]::text[])";
        var seen = await staging.CountAsync(
            "select count(*) from (select from staged where outcome = 'abandoned' union all select from queue_entry where source_id = $1 "
                + "and outcome = 'abandoned') hung_up", cancellationToken) > 0;
        if (!seen)
            return;
        await staging.ExecuteAsync(
            $"update {Staging.Table} set {removed} where wrong is null and '{Abandonment}' = any(lacks) and outcome <> 'open'",
            cancellationToken);
        await RunStore.MarkStaleAsync(staging.Connection, await staging.DaysAsync(
            $"with told as (update queue_entry set {removed} where source_id = $1 and '{Abandonment}' = any(lacks) and outcome <> 'open' "
                + $"returning day) select distinct day from told", cancellationToken), cancellationToken);
    }

    private static async Task NoteAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        var rows = await staging.RowAsync<Lacking>(
            $"""
            select count(*) filter (where '{Abandonment}' = any(lacks)) as abandonment,
                count(*) filter (where '{Waits}' = any(lacks)) as waits, count(*) filter (where '{Talk}' = any(lacks)) as talk,
                count(*) filter (where outcome = 'answered' and caller is null and resolved is not null) as callers from staged
            """, cancellationToken);
        if (rows.Abandonment > 0)
            counts.Notes.Add("No row says that a caller hung up, and no column how calls ended: the file may hold answered calls only, "
                + "so abandonment is not measurable from it.");
        if (rows.Waits > 0)
            counts.Notes.Add("No row says how long callers waited: speed of answer, service level, answered within 5 rings and long "
                + "waits are not measurable from it.");
        if (rows.Talk > 0)
            counts.Notes.Add("No row says how long anybody talked: talk and handle time are not measurable from it.");
        if (rows.Callers > 0)
            counts.Notes.Add($"{Words.Count(rows.Callers, "answered call has", "answered calls have")} no caller: a first-call solution is "
                + $"told by \"resolved\" alone.");
    }

    /// <summary>How many rows do not tell of each.</summary>
    private sealed record Lacking
    {
        public long Abandonment { get; init; }

        public long Waits { get; init; }

        public long Talk { get; init; }

        public long Callers { get; init; }
    }
}
