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
        var numbers = await staging.NumbersAsync("select count(*) filter (where answered_in_time is not null and abandoned_short is "
            + "null), count(*) filter (where abandoned is null) from staged", cancellationToken);
        if (numbers[0] > 0)
            counts.Notes.Add($"{Words.Count(numbers[0], "row does", "rows do")} not say who hung up within 5 s (abandoned_short): no "
                + $"short ones are taken out of the service level.");
        if (numbers[1] > 0)
            counts.Notes.Add(
                $"{Words.Count(numbers[1], "row does", "rows do")} not say who hung up: abandonment is not measurable from them.");
    }
}
