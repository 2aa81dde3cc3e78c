using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Finds days that were measured by other formulas or settings than today's: no series with the rest.</summary>
internal sealed class DaysOfOtherSettings(NpgsqlDataSource database, BusinessCalendar calendar, IOptions<MeasurementOptions> options)
{
    /// <summary>How many there are up to a day and how to measure them again; null where there are none.</summary>
    public async Task<string?> SentenceAsync(DateOnly upTo, CancellationToken cancellationToken)
    {
        var settings = options.Value.For(calendar, upTo);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var years = await YearsAsync(connection, cancellationToken);
        await using var command = connection.Command(
            """
            select count(*), min(day), max(day) from measured_day
            join unnest($1, $2) as today (year, definitions) on today.year = extract(year from day)
            where measured_day.definitions <> today.definitions and day <= $3
            """,
            years, years.Select(year => Definitions.OfSums(settings, year)).ToArray(), upTo);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0) is var days and > 0 ? Sentence(days, row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2)) : null;
    }

    private static async Task<int[]> YearsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. await connection.RowsAsync<int>(
            "select distinct extract(year from day)::int from measured_day where definitions is not null", cancellationToken)];

    private static string Sentence(long days, DateOnly first, DateOnly last) =>
        (days == 1 ? $"1 day ({first:yyyy-MM-dd}) was" : $"{days} days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} were")
        + " measured by other settings or formulas than today's; what changed is not in their figures until they are measured again: "
        + $"iwreports measure --from {first:yyyy-MM-dd} --to {last:yyyy-MM-dd}";
}
