using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>
/// A database with one source in Melbourne, where facts are put in by hand and measured. Tuesday 4 November 2025 is a public holiday.
/// </summary>
public abstract class MeasuredDatabase(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private protected static readonly BusinessCalendar Calendar = new(
        TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), new HashSet<DateOnly> { new(2025, 11, 4) }, new(9, 0), new(17, 0));

    private protected static readonly IOptions<CompanyOptions> Company =
        Options.Create(new CompanyOptions { Teams = { ["Customer service"] = ["widgets", "orders"] } });

    private IOptions<MeasurementOptions> _options = Options.Create(new MeasurementOptions { ProductivePauses = ["Wrap-up"] });

    private string? _currency;

    /// <summary>The company's own currency, as its settings name it.</summary>
    private protected void NameCurrency(string currency) => _options.Value.Currency = _currency = currency;

    /// <summary>What the company decided otherwise than by default.</summary>
    private protected void Decide(MeasurementOptions options) => _options = Options.Create(options);

    private int _calls;

    protected TestDatabase Database => database;

    public async Task InitializeAsync() => await database.ExecuteHereAsync(
        $$"""
        truncate edition, {{TestDatabase.Sources}}, customer_order, complaint, survey_answer, roster_entry, absence, monthly_call_count,
            officer_alias, touched_day, measure_value, measure_spread, measured_day, scope_name restart identity cascade;
        insert into source (name, kind, zone, sees) values ('test', 'queue-log', 'Australia/Melbourne', '{ringing}')
        """);

    public Task DisposeAsync() => Task.CompletedTask;

    protected async Task CallAsync(string at, string outcome, int? wait = 10, int? talk = null, string? officer = null,
        string queue = "widgets", string? caller = null)
    {
        await database.ExecuteHereAsync($"select make_months(array[date '{at[..10]}'])");
        await using var command = database.Source.CreateCommand(
            """
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer, caller)
            values (1, $1, 1, $2, $3::timestamp at time zone 'Australia/Melbourne', $3::date, extract(hour
                from $3::timestamp) * 2 + floor(extract(minute from $3::timestamp) / 30), $4, $5, $6, $7, $8::bytea);
            """);
        command.Parameters.AddWithValue($"{++_calls}");
        command.Parameters.AddWithValue(queue);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(outcome);
        command.Parameters.Add(new Npgsql.NpgsqlParameter<int?> { TypedValue = wait });
        command.Parameters.Add(new Npgsql.NpgsqlParameter<int?> { TypedValue = talk });
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string?> { TypedValue = officer });
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string?> { TypedValue = caller });
        await command.ExecuteNonQueryAsync();
        await MarkStaleAsync(at[..10]);
    }

    protected Task MarkStaleAsync(string day) =>
        database.ExecuteHereAsync($"insert into touched_day values ('{day}') on conflict (day) do update set day = excluded.day");

    private protected Task<MeasureResult> MeasureAsync(
        string asOf = "2025-12-01", ReportPeriod? range = null, IProgress<Progress>? progress = null,
            CancellationToken cancelled = default) =>
        new MeasureJob(database.Source, new(database.Source, Facts), Calendar, new Restatements(database.Source, Reader), _options)
            .RunAsync(range, DateOnly.Parse(asOf), progress ?? new Progress<Progress>(), cancelled);

    private FactReader Facts => new(Options.Create(new CompanyOptions { Currency = _currency, Teams = Company.Value.Teams }), _options,
        Calendar, Options.Create(new SourcesOptions()));

    private protected KpiReader Reader => new(database.Source, Calendar, _options, Company);

    private protected async Task<IReadOnlyList<KpiValue>> ReadAsync(string kpi, string from, string to, KpiBy by = KpiBy.Total,
        Scope? scope = null) =>
        await Reader.ReadAsync(
            [KpiCatalog.Find(kpi)!], DateOnly.Parse(from), DateOnly.Parse(to), by, scope ?? Scope.Company, CancellationToken.None);

    private protected async Task<KpiValue> TotalAsync(string kpi, string from = "2025-11-01", string to = "2025-11-30") =>
        (await ReadAsync(kpi, from, to)).Single();
}
