using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Reads measured values: sums over sums, for every key of a range.</summary>
internal sealed class KpiReader(NpgsqlDataSource database, BusinessCalendar calendar, IOptions<MeasurementOptions> options,
    IOptions<CompanyOptions> company)
{
    /// <summary>
    /// The KPIs' values in the order asked for, each with every key in order. By queue, officer, team or topic only the whole company can
    /// be asked.
    /// </summary>
    public async Task<IReadOnlyList<KpiValue>> ReadAsync(IReadOnlyList<Kpi> kpis, DateOnly from, DateOnly to, KpiBy by, Scope scope,
        CancellationToken cancellationToken)
    {
        if (to < from)
            throw new InputException($"--from {from:yyyy-MM-dd} lies after --to {to:yyyy-MM-dd}: give the earlier day first.");
        if (KpiKey.ScopeOf(by) is { } told && scope != Scope.Company)
            throw new InputException($"Values by {told.Word()} are told apart within the company; drop the scope {scope}.");

        var days = Days(from, to);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (scope != Scope.Company)
            scope = (await ScopeNameStore.ReadAsync(connection, cancellationToken)).Of(scope);
        var question = new Question([.. kpis.SelectMany(kpi => kpi.Measures).Select(measure => measure.Id).Distinct()], days, by, scope)
        {
            FirstDayOfWeek = calendar.FirstDayOfWeek,
        };
        var coverage = await MeasuredTables.CoverageAsync(connection, days, cancellationToken);
        var sums = new MeasuredSums(by, question.Kind, coverage,
            options.Value.For(calendar, to)) { HasCalls = await HasCallsAsync(connection, scope, cancellationToken) };

        // Other days have no rows; asked for years of them, the database would rather read its whole table.
        var measured = question with { Days = [.. days.Where(coverage.IsMeasured)] };
        await foreach (var (measure, key, sum) in MeasuredTables.SumsAsync(connection, measured).WithCancellation(cancellationToken))
            sums.Sums[(measure, key)] = sum;
        await LoadDistributionsAsync(connection, kpis, measured, options.Value.For(calendar, to), sums, cancellationToken);
        await LoadCountsAsync(connection, kpis, question, sums, cancellationToken);
        await LoadStocksAsync(connection, kpis, question, coverage, sums, cancellationToken);

        // Read only where things are told apart by name: these are the keys then. What is still open may have come before the range.
        var names = sums.Sums.Keys.Concat(sums.Before.Keys).Select(key => key.Key).Distinct().Order(StringComparer.Ordinal);
        var keys = KpiKey.Of(by, days, names, calendar.FirstDayOfWeek);
        await LoadLastYearAsync(connection, kpis, question, coverage, keys, sums, cancellationToken);
        await LoadCurrenciesAsync(connection, kpis, question, coverage, keys, sums, cancellationToken);
        var values = kpis.SelectMany(kpi => sums.Of(kpi, question.ScopeKey is null ? sums.KeysOf(kpi, kpis, keys) : keys)).ToList();
        var restated = await RestatementStore.ReadAsync(connection, kpis, by, scope, new(from, to), cancellationToken);
        return restated.Count == 0 ? values : [.. values.Select(value =>
            value with { Restated = restated.GetValueOrDefault((value.Kpi.Id, value.Key)) })];
    }

    private static async Task<bool> HasCallsAsync(NpgsqlConnection connection, Scope scope, CancellationToken cancellationToken)
    {
        if (scope.Kind is not (ScopeKind.Team or ScopeKind.Queue))
            return true;
        return await connection.ScalarAsync<bool>(
            "select exists (select from measure_value where scope_kind = $1 and scope_key = $2 and measure = $3)",
            cancellationToken, scope.Kind.Word(), scope.Key, Offered.Calls.Id);
    }

    private async Task LoadDistributionsAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, Question question,
        MeasureSettings settings, MeasuredSums sums, CancellationToken cancellationToken)
    {
        var measures = kpis.Select(kpi => kpi.Distribution).OfType<IMeasure>().DistinctBy(measure => measure.Id).ToList();
        if (measures.Count == 0)
            return;
        var read = question.IsTimed
            ? TimesOfDay.DistributionsAsync(connection, measures, question, settings, company.Value, cancellationToken)
            : MeasuredTables.DistributionsAsync(connection, question with { Measures = [.. measures.Select(measure => measure.Id)] });
        await foreach (var (measure, key, at, times) in read.WithCancellation(cancellationToken))
        {
            if (!sums.Distributions.TryGetValue((measure, key), out var histogram))
                sums.Distributions[(measure, key)] = histogram = new();
            histogram.Add(at, times);
        }
    }

    /// <summary>Months wholly in the range without a single fact of the log take the imported count.</summary>
    private static async Task LoadCountsAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, Question question, MeasuredSums sums,
        CancellationToken cancellationToken)
    {
        if (question.By is not (KpiBy.Total or KpiBy.Month) || question.Scope != Scope.Company)
            return;
        foreach (var measure in kpis.SelectMany(kpi => new[] { kpi.Numerator, kpi.Denominator })
            .Where(measure => measure?.MonthlyCount is not null).DistinctBy(measure => measure!.Id))
        {
            var read = question.By == KpiBy.Month ? sums.Sums : [];
            if (question.By != KpiBy.Month)
            {
                var both = question with { Measures = [measure!.Id, measure.MonthlyCount!.Id], By = KpiBy.Month };
                await foreach (var (id, month, sum) in MeasuredTables.SumsAsync(connection, both).WithCancellation(cancellationToken))
                    read[(id, month)] = sum;
            }

            foreach (var ((id, month), count) in read.Where(sum => sum.Key.Measure == measure!.MonthlyCount!.Id
                && !read.ContainsKey((measure.Id, sum.Key.Key))))
            {
                if (!ReportPeriod.TryParse(month, out var period) || period.To > question.Days[^1])
                    continue;
                var key = (measure!.Id, question.By == KpiBy.Month ? month : "total");
                sums.Counts[key] = sums.Counts.GetValueOrDefault(key) + count;
            }
        }
    }

    private static async Task LoadStocksAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, Question question, Coverage coverage,
        MeasuredSums sums, CancellationToken cancellationToken)
    {
        var stocks = kpis.Where(kpi => kpi.Closings is not null).ToList();
        var first = stocks.Select(kpi => coverage.FirstDay(kpi.Numerator)).Min();
        if (first is not { } start || start >= question.Days[0])
            return;
        var by = KpiKey.ScopeOf(question.By) is null ? KpiBy.Total : question.By;
        var before = new Question([.. stocks.SelectMany(kpi => kpi.Measures).Select(measure => measure.Id)],
            Days(start, question.Days[0].AddDays(-1)), by, question.Scope)
        {
            FirstDayOfWeek = question.FirstDayOfWeek,
        };
        await foreach (var (measure, key, sum) in MeasuredTables.SumsAsync(connection, before).WithCancellation(cancellationToken))
            sums.Before[(measure, key)] = sum;
    }

    /// <summary>
    /// What the money of each key is in. Scopes do not know their currencies, so there, as for stocks and growth, those of all the days
    /// stand for each key's.
    /// </summary>
    private static async Task LoadCurrenciesAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, Question question,
        Coverage coverage, IReadOnlyList<KpiKey> keys, MeasuredSums sums, CancellationToken cancellationToken)
    {
        foreach (var kpi in kpis.Where(kpi => kpi.IsMoney))
        {
            var measures = kpi.Measures.Where(measure => measure.IsMoney).ToList();
            DateOnly[] days = kpi.AgainstLastYear ? [.. question.Days.Concat(question.Days.Select(day => day.AddYears(-1))).Distinct()]
                : kpi.Closings is not null && coverage.FirstDay(kpi.Numerator) is { } first
                    && first < question.Days[0] ? Days(first, question.Days[^1])
                : question.Days;
            var byKey = question.Scope == Scope.Company && KpiKey.ScopeOf(question.By) is null && !question.IsTimed
                && days == question.Days;
            var asked = new Question([.. measures.Select(measure => measure.Id)], days, byKey ? question.By : KpiBy.Total, Scope.Company)
            {
                FirstDayOfWeek = question.FirstDayOfWeek,
            };
            await foreach (var (key, currency) in MeasuredTables.CurrenciesAsync(connection, asked).WithCancellation(cancellationToken))
            {
                foreach (var name in byKey ? [key] : keys.Select(one => one.Name))
                {
                    if (!sums.Currencies.TryGetValue((kpi.Id, name), out var currencies))
                        sums.Currencies[(kpi.Id, name)] = currencies = [];
                    currencies.Add(currency);
                }
            }
        }
    }

    /// <summary>The same days a year earlier; 29 February stands beside 28 February. Unknown where nothing was measured then.</summary>
    private static async Task LoadLastYearAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, Question question, Coverage coverage,
        IReadOnlyList<KpiKey> keys, MeasuredSums sums, CancellationToken cancellationToken)
    {
        foreach (var measure in kpis.Where(kpi => kpi.AgainstLastYear).Select(kpi => kpi.Numerator).DistinctBy(measure => measure.Id))
        {
            var brokenDown = KpiKey.ScopeOf(question.By) is not null;
            var days = question.Days.Select(day => day.AddYears(-1)).Distinct().ToArray();
            var read = new Dictionary<string, decimal>(StringComparer.Ordinal);
            var then = question with { Measures = [measure.Id], Days = days, By = brokenDown ? question.By : KpiBy.Day };
            await foreach (var (_, key, sum) in MeasuredTables.SumsAsync(connection, then).WithCancellation(cancellationToken))
                read[key] = sum;
            foreach (var key in keys)
            {
                var daysThen = key.Days.Select(day => day.AddYears(-1)).Distinct().ToList();
                if (coverage.Covers(measure, daysThen))
                    sums.LastYear[(measure.Id, key.Name)] = brokenDown ? read.GetValueOrDefault(key.Name)
                        : daysThen.Sum(day => read.GetValueOrDefault(ReportPeriod.Day(day).ToString()));
            }
        }
    }

    private static DateOnly[] Days(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)];
}
