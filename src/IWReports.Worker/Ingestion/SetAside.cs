using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>Names the totals of calls that do not count since their calls, or finer totals, are known.</summary>
internal static class SetAside
{
    private const int Named = 5;

    /// <summary>Which days are looked at: those that changed since they were measured, or all.</summary>
    public enum Of { DaysToMeasure, AllDays }

    /// <summary>A sentence on those of the days; null where there are none.</summary>
    public static async Task<string?> ReadAsync(NpgsqlDataSource database, Of days, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var aside = await connection.RowsAsync<string>(
            """
            select to_char(day, 'YYYY-MM-DD') || ' ' || queue from judged_call_interval
            where is_set_aside and ($1 or day in (select day from touched_day)) group by day, queue order by day, queue
            """, cancellationToken, days == Of.AllDays);
        return aside.Count == 0 ? null
            : $"Totals by day or interval are set aside where calls one by one, or finer totals, cover the same day and queue, "
                + $"{Words.Count(aside.Count, "time")}: {string.Join(", ", aside.Take(Named))}{(aside.Count > Named ? ", …" : "")}.";
    }
}
