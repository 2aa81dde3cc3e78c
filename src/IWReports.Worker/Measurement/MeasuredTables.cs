using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
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
    private static readonly string HalfHourKey =
        $"to_char(time '00:00' + half_hour * interval '{HalfHour.Minutes} minutes', 'HH24:MI')";

    public static IAsyncEnumerable<(string Measure, string Key, decimal Sum)> SumsAsync(NpgsqlConnection connection, Question question)
    {
        var timed = question.IsTimed ? "and half_hour >= 0" : "";
        return connection.StreamAsync<SumRow>(
            $"""
            select measure, {Key(question)} as key, sum(amount) as sum
            from {DayByDay("measure_value", $"scope_kind = $2 and measure = any($3) and ($4::text is null or scope_key = $4) {timed}")}
            group by 1, 2
            """, question.Days, question.Kind.Word(), question.Measures, question.ScopeKey)
            .Select(row => (row.Measure, row.Key, row.Sum));
    }

    public static IAsyncEnumerable<(string Measure, string Key, int At, long Times)> DistributionsAsync(
        NpgsqlConnection connection, Question question) =>
        connection.StreamAsync<DistributionRow>(
            $"""
            select measure, {Key(question)} as key, value as at, sum(times) as times
            from {DayByDay("measure_spread", "scope_kind = $2 and measure = any($3) and ($4::text is null or scope_key = $4)")},
                unnest(at, n) as spread (value, times)
            group by 1, 2, 3
            """, question.Days, question.Kind.Word(), question.Measures, question.ScopeKey)
            .Select(row => (row.Measure, row.Key, row.At, row.Times));

    /// <summary>What the amounts under each key are in.</summary>
    public static IAsyncEnumerable<(string Key, string Currency)> CurrenciesAsync(NpgsqlConnection connection, Question question) =>
        connection.StreamAsync<CurrencyRow>(
            $"""
            select distinct {Key(question)} as key, scope_key as currency
            from {DayByDay("measure_value", "scope_kind = 'currency' and measure = any($2)")}
            """, question.Days, question.Measures)
            .Select(row => (row.Key, row.Currency));

    public static async Task<Coverage> CoverageAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        var known = await connection.RowsAsync<KnownSpan>(
            """
            select measure, min(day) as first, max(day) as last from measured_day, unnest(known) measure group by measure
            """, cancellationToken);
        // The one without a day is the last on which any was seen.
        var seen = await connection.RowsAsync<MeasuredAsOf>(
            "select day, as_of from measured_day where day = any($1) union all select null, max(as_of) from measured_day",
            cancellationToken, days);
        return new(known.ToDictionary(one => one.Measure, one => (one.First, one.Last), StringComparer.Ordinal),
            seen.Where(one => one.Day is not null).ToDictionary(one => one.Day!.Value, one => one.AsOf),
            seen.Single(one => one.Day is null).AsOf)
        {
            PartlyRead = days.Length == 0 ? [] : await PartlyRead.ReadAsync(connection, days.Min(), days.Max(), cancellationToken),
        };
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

    private sealed record SumRow
    {
        public required string Measure { get; init; }
        public required string Key { get; init; }
        public required decimal Sum { get; init; }
    }

    private sealed record DistributionRow
    {
        public required string Measure { get; init; }
        public required string Key { get; init; }
        public required int At { get; init; }
        public required long Times { get; init; }
    }

    private sealed record CurrencyRow
    {
        public required string Key { get; init; }
        public required string Currency { get; init; }
    }

    private sealed record KnownSpan
    {
        public required string Measure { get; init; }
        public required DateOnly First { get; init; }
        public required DateOnly Last { get; init; }
    }

    private sealed record MeasuredAsOf
    {
        public DateOnly? Day { get; init; }
        public DateOnly AsOf { get; init; }
    }
}
