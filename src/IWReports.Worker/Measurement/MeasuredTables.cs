using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>What is asked of the measured sums.</summary>
internal sealed record Question(string[] Measures, DateOnly[] Days, KpiBy By, Scope Scope)
{
    /// <summary>Of the company's weeks.</summary>
    public required DayOfWeek FirstDayOfWeek { get; init; }

    public bool IsTimed => By is KpiBy.HalfHour or KpiBy.WeekdayHalfHour;

    public ScopeKind Kind => KpiKey.ScopeOf(By) ?? Scope.Kind;

    /// <summary>The one thing of its kind that is asked about; null when all of them are told apart.</summary>
    public string? ScopeKey => KpiKey.ScopeOf(By) is null ? Scope.Key : null;
}

/// <summary>Reads the tables that measuring writes; sums are made by the database, under the keys that are printed.</summary>
internal static class MeasuredTables
{
    private const string HalfHourKey = "to_char(time '00:00' + half_hour * interval '30 minutes', 'HH24:MI')";

    public static async IAsyncEnumerable<(string Measure, string Key, decimal Sum)> SumsAsync(NpgsqlConnection connection,
        Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var timed = question.IsTimed ? "and half_hour >= 0" : "";
        await using var command = new NpgsqlCommand(
            $"""
            select measure, {Key(question)}, sum(amount)
            from {DayByDay("measure_value", $"scope_kind = $2 and measure = any($3) and ($4::text is null or scope_key = $4) {timed}")}
            group by 1, 2
            """, connection);
        Bind(command, question);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return (row.GetString(0), row.GetString(1), row.GetDecimal(2));
    }

    public static async IAsyncEnumerable<(string Measure, string Key, int At, long Times)> SpreadsAsync(NpgsqlConnection connection,
        Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select measure, {Key(question)}, value, sum(times)
            from {DayByDay("measure_spread", "scope_kind = $2 and measure = any($3) and ($4::text is null or scope_key = $4)")},
                unnest(at, n) as spread (value, times)
            group by 1, 2, 3
            """, connection);
        Bind(command, question);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return (row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3));
    }

    /// <summary>What the amounts under each key are in.</summary>
    public static async IAsyncEnumerable<(string Key, string Currency)> CurrenciesAsync(NpgsqlConnection connection, Question question,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select distinct {Key(question)}, scope_key
            from {DayByDay("measure_value", "scope_kind = 'currency' and measure = any($2)")}
            """, connection);
        command.Parameters.AddWithValue(question.Days);
        command.Parameters.AddWithValue(question.Measures);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return (row.GetString(0), row.GetString(1));
    }

    public static async Task<Coverage> CoverageAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, (DateOnly, DateOnly)>(StringComparer.Ordinal);
        await using (var spans = new NpgsqlCommand(
            "select measure, min(day), max(day) from measured_day, unnest(known) measure group by measure", connection))
        {
            await using var row = await spans.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
                known[row.GetString(0)] = (row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2));
        }

        var seenFrom = new Dictionary<DateOnly, DateOnly>();
        var last = DateOnly.MinValue;
        await using (var seen = new NpgsqlCommand(
            "select day, as_of from measured_day where day = any($1) union all select null, max(as_of) from measured_day", connection))
        {
            seen.Parameters.AddWithValue(days);
            await using var row = await seen.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                if (!row.IsDBNull(0))
                    seenFrom[row.GetFieldValue<DateOnly>(0)] = row.GetFieldValue<DateOnly>(1);
                else if (!row.IsDBNull(1))
                    last = row.GetFieldValue<DateOnly>(1);
            }
        }

        return new(known, seenFrom, last) { PartlyRead = days.Length == 0 ? []
            : await PartlyRead.ReadAsync(connection, days.Min(), days.Max(), cancellationToken) };
    }

    // Each day is looked up in its own month: a list of a year's days would be looked for in every month.
    private static string DayByDay(string table, string rows) =>
        $"unnest($1) asked (on_day) cross join lateral (select * from {table} where day = on_day and {rows} offset 0) found";

    private static string Key(Question question) => question.By switch
    {
        KpiBy.Total => "'total'",
        KpiBy.Day => "to_char(day, 'YYYY-MM-DD')",
        KpiBy.Week when question.FirstDayOfWeek is DayOfWeek.Monday => "to_char(day, 'IYYY-\"W\"IW')",
        KpiBy.Week => WeekKey(question.FirstDayOfWeek),
        KpiBy.Month => "to_char(day, 'YYYY-MM')",
        KpiBy.HalfHour => HalfHourKey,
        KpiBy.WeekdayHalfHour => $"to_char(day, 'Dy') || ' ' || {HalfHourKey}",
        _ => "scope_key",
    };

    // As ReportPeriod writes a week that is none of ISO's.
    private static string WeekKey(DayOfWeek begins)
    {
        var first = $"day - (extract(dow from day)::int + {7 - (int)begins}) % 7";
        return $"to_char({first}, 'YYYY-MM-DD') || '..' || to_char({first} + 6, 'YYYY-MM-DD')";
    }

    private static void Bind(NpgsqlCommand command, Question question)
    {
        command.Parameters.AddWithValue(question.Days);
        command.Parameters.AddWithValue(question.Kind.Word());
        command.Parameters.AddWithValue(question.Measures);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = question.ScopeKey,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
    }
}
