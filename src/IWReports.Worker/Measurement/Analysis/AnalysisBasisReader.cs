using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement.Analysis;

/// <summary>Tells what an analysis of a month would be made from now.</summary>
internal sealed class AnalysisBasisReader(Definitions definitions, BusinessCalendar calendar, IOptions<MeasurementOptions> options)
{
    // The set of days with the instant of each one's measuring, not the latest instant: a measuring that began before the analysis and
    // committed after it changes the set all the same. A changed day that waits to be measured counts too, since calls are read as they
    // are: it makes the analysis stale once when it changes and once more when it is measured. Stocks count from the first day on, so the
    // set has no beginning. A measure known in more months turns unknown into none in those between. Of the roster only what the month
    // can see is looked at, and who comes back after it: a roster for next month must not have every month analysed again.
    private const string FactsSql = """
        with span as (
            select measure, date_trunc('month', min(day))::date as first, date_trunc('month', max(day))::date as last
            from measured_day, unnest(known) measure group by measure
        )
        select md5(concat_ws(E'\n',
                'measured', (select string_agg(concat(day, ' ', extract(epoch from measured_at)), ',' order by day)
                    from measured_day where day <= month.last),
                'changed', (select string_agg(concat(day, ' ', extract(epoch from touched_at)), ',' order by day)
                    from touched_day where day <= month.last),
                'known', (select string_agg(concat(measure, ' ', first, ' ', least(span.last, date_trunc('month', month.last)::date)), ','
                        order by measure)
                    from span where first <= month.last),
                'roster', (select string_agg(row(person, role, team, from_day, least(to_day, month.last), shift_starts, shift_ends,
                        lunch_starts, lunch_ends, deputy,
                        exists (select from roster_entry later where later.person = entry.person and later.from_day > month.last))::text,
                        ',' order by source_id, person, from_day)
                    from roster_entry entry where from_day <= month.last),
                'absences', (select string_agg(row(person, from_day, least(to_day, month.last), reason)::text, ','
                        order by source_id, person, from_day)
                    from absence where from_day <= month.last),
                'counts', (select string_agg(row(source_id, counted.month, calls, change_on_last_year)::text, ','
                        order by counted.month, source_id)
                    from monthly_call_count counted where counted.month <= month.last))) as facts,
            (select max(day) from measured_day where day <= month.last) as measured_through,
            clock_timestamp() as read_at
        from unnest($1::date[]) with ordinality month (last, place)
        order by place
        """;

    private string Settings => Hash(
        JsonSerializer.Serialize(options.Value), JsonSerializer.Serialize(options.Value.Rebases), calendar.Text(CalendarUse.OpeningHours));

    // The build, since what a formula makes of the same data changes with the program.
    private static readonly string Program = typeof(MonthlyFindings).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Of each month, in the order asked for; all of them as one instant shows them.</summary>
    public async Task<IReadOnlyList<AnalysisBasis>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<ReportPeriod> months, CancellationToken cancellationToken)
    {
        var rows = await connection.RowsAsync<Row>(FactsSql, cancellationToken, months.Select(month => month.To).ToArray());
        var settings = Settings;
        return rows.ConvertAll(row => new AnalysisBasis(row.Facts, settings, definitions.Version, Program)
        {
            MeasuredThrough = row.MeasuredThrough,
            ReadAt = row.ReadAt,
        });
    }

    private static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..12];

    private sealed record Row
    {
        public required string Facts { get; init; }
        public DateOnly? MeasuredThrough { get; init; }
        public required DateTime ReadAt { get; init; }
    }
}
