using IWReports.Core.Facts;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Puts totals of calls into the facts, and says what they do not tell.</summary>
internal static class CallIntervalMerge
{
    public static async Task RunAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        counts.Details.TryAdd(TotalsRow.Name, 0);
        await staging.ExecuteAsync(CallMerge.QueueOfSite, cancellationToken);
        await RowMerge.RunAsync(staging, counts, cancellationToken);
        var rows = await staging.RowAsync<Lacking>(
            """
            select count(*) filter (where answered_in_time is not null and abandoned_short is null) as abandoned_short,
                count(*) filter (where abandoned is null) as abandoned from staged
            """, cancellationToken);
        if (rows.AbandonedShort > 0)
            counts.Notes.Add($"{Words.Count(rows.AbandonedShort, "row does", "rows do")} not say who hung up within "
                + $"{(int)Visit.AtOnce.TotalSeconds} s (abandoned_short): no short ones are taken out of the service level.");
        if (rows.Abandoned > 0)
            counts.Notes.Add(
                $"{Words.Count(rows.Abandoned, "row does", "rows do")} not say who hung up: abandonment is not measurable from them.");
    }

    /// <summary>How many rows do not tell of each.</summary>
    private sealed record Lacking
    {
        public long AbandonedShort { get; init; }

        public long Abandoned { get; init; }
    }
}
