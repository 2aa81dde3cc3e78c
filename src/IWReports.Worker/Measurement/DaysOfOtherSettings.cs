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
        var other = await connection.RowAsync<OtherDays>(
            """
            select count(*) as days, min(day) as first, max(day) as last from measured_day
            join unnest($1, $2) as today (year, definitions) on today.year = extract(year from day)
            where measured_day.definitions <> today.definitions and day <= $3
            """,
            cancellationToken, years, years.Select(year => Definitions.OfSums(settings, year)).ToArray(), upTo);
        return other is { First: { } first, Last: { } last } ? Sentence(other.Days, first, last) : null;
    }

    private static async Task<int[]> YearsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. await connection.RowsAsync<int>(
            "select distinct extract(year from day)::int from measured_day where definitions is not null", cancellationToken)];

    private static string Sentence(long days, DateOnly first, DateOnly last) =>
        (days == 1 ? $"1 day ({first:yyyy-MM-dd}) was" : $"{days} days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} were")
        + " measured by other settings or formulas than today's; what changed is not in their figures until they are measured again: "
        + $"iwreports measure --from {first:yyyy-MM-dd} --to {last:yyyy-MM-dd}";

    private sealed record OtherDays
    {
        public required long Days { get; init; }
        public DateOnly? First { get; init; }
        public DateOnly? Last { get; init; }
    }
}
