namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Keeps rows with a day that cannot be: what happened is counted, the interval is left out, and how many there are is said.
/// </summary>
internal static class BackwardDays
{
    /// <param name="wrong">SQL over the staged row: where a day lies before the one it must follow.</param>
    public static Func<Staging, ImportCounts, CancellationToken, Task> Counted(string wrong, string name = "backward_days") =>
        async (staging, counts, cancellationToken) =>
    {
        var backwards = await staging.CountAsync($"select count(*) from staged where {wrong}", cancellationToken);
        if (backwards > 0)
            counts.Details[name] = backwards;
        await RowMerge.RunAsync(staging, counts, cancellationToken);
    };
}
