using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>A day that nobody touched is measured again only in the kinds of fact that time still moves.</summary>
public sealed class MaturingTests(TestDatabase database) : MeasuredDatabase(database)
{
    internal const string Monday = "2025-11-03";

    [Fact]
    public async Task A_training_session_that_was_put_off_counts_once_it_is_held()
    {
        await TrainingAsync(held: "2025-11-23");
        await MeasureAsync("2025-11-06");
        Assert.Equal((0, 1), Parts(await TotalAsync("training_held")));
        await MeasureAsync("2025-11-24");
        Assert.Equal((1, 1), Parts(await TotalAsync("training_held")));
    }

    [Fact]
    public async Task Settled_calls_are_not_read_again_while_the_days_training_may_still_be_held()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await TrainingAsync(held: "2025-11-23");
        await MeasureAsync("2025-11-11");
        await SpoilAsync("calls_offered", "training_planned");
        await MeasureAsync("2025-11-15");
        Assert.Equal(99, (await TotalAsync("calls_offered")).Value);
        Assert.Equal((0, 1), Parts(await TotalAsync("training_held")));
        Assert.Equal("2025-11-15", await Database.ScalarAsync<string>("select as_of::text from measured_day"));
    }

    [Fact]
    public async Task Within_a_week_each_day_of_the_last_month_is_measured_whole()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await TrainingAsync(held: "2025-11-23");
        await MeasureAsync("2025-11-08");
        await SpoilAsync("calls_offered");
        await MeasureAsync("2025-11-15");
        Assert.Equal(1, (await TotalAsync("calls_offered")).Value);
    }

    [Fact]
    public async Task A_touched_day_and_one_of_other_settings_are_measured_whole()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await MeasureAsync("2025-11-08");
        await SpoilAsync("calls_offered");
        await MarkStaleAsync(Monday);
        await MeasureAsync("2025-11-09");
        Assert.Equal(1, (await TotalAsync("calls_offered")).Value);

        await SpoilAsync("calls_offered");
        await Database.ExecuteHereAsync("update measured_day set definitions = 'others'");
        await MeasureAsync("2025-11-10");
        Assert.Equal(1, (await TotalAsync("calls_offered")).Value);
    }

    [Fact]
    public async Task A_settled_day_of_other_settings_is_left_to_whoever_measures_it_by_hand()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await MeasureAsync("2026-01-05");
        await SpoilAsync("calls_offered");
        await Database.ExecuteHereAsync("update measured_day set definitions = 'others'");
        await MeasureAsync("2026-01-06");
        Assert.Equal(99, (await TotalAsync("calls_offered")).Value);
    }

    [Fact]
    public async Task A_day_says_that_it_was_measured_anew_only_where_a_sum_changed()
    {
        await TrainingAsync(held: "2025-11-23");
        await MeasureAsync("2025-11-11");
        var first = await MeasuredAtAsync();
        await MeasureAsync("2025-11-12");
        Assert.Equal(first, await MeasuredAtAsync());
        await MeasureAsync("2025-11-24");
        Assert.NotEqual(first, await MeasuredAtAsync());
    }

    [Fact]
    public async Task What_the_other_kinds_know_of_a_day_stays_known()
    {
        await CallAsync($"{Monday} 10:00", "answered", talk: 60);
        await TrainingAsync(held: "2025-11-23");
        await MeasureAsync("2025-11-08");
        var known = await KnownAsync();
        await MeasureAsync("2025-11-24");
        Assert.Equal(known, await KnownAsync());
        Assert.Equal(60, (await TotalAsync("talk_time")).Value);
    }

    [Fact]
    public async Task A_log_in_without_an_end_is_lengthened_by_the_next_days_lines()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await Database.ExecuteHereAsync(
            $"insert into officer_session (source_id, officer, queue, started_at) values (1, 'Mia', 'widgets', '{Monday} 09:00+11')");
        await MeasureAsync("2025-11-08");
        Assert.Equal(3600, await PresentAsync());
        await CallAsync("2025-11-04 08:00", "answered");
        await MeasureAsync("2025-11-08");
        Assert.Equal(15 * 3600, await PresentAsync());
    }

    [Fact]
    public async Task Nights_that_measure_what_moves_give_what_measuring_all_of_it_gives()
    {
        await TrainingAsync(held: "2025-11-10");
        for (var day = 3; day < 15; day++)
        {
            var outcome = day % 3 == 0 ? "abandoned" : "answered";
            await CallAsync($"2025-11-{day:00} 10:00", outcome, talk: 60, officer: "Mia", caller: $"{day % 5}");
            await MeasureAsync($"2025-11-{day + 1:00}");
        }

        var nights = await AllAsync();
        await MeasureAsync("2025-11-15", new(new(2025, 11, 3), new(2025, 11, 14)));
        Assert.Equal(nights, await AllAsync());
    }

    [Fact]
    public async Task Names_on_days_that_are_read_at_once_are_one_as_first_spelled()
    {
        await CallAsync($"{Monday} 10:00", "answered");
        await CallAsync("2025-11-28 10:00", "answered");
        await Database.ExecuteHereAsync($"update queue_entry set topic = case day when '{Monday}' then 'Late' else 'LATE' end");
        await MeasureAsync(range: new(new(2025, 11, 1), new(2025, 11, 30)));
        Assert.Equal("Late", await Database.ScalarAsync<string>(
            "select string_agg(distinct scope_key, ' ') from measure_value where scope_kind = 'topic'"));
    }

    [Fact]
    public void Every_measure_is_of_a_kind_of_fact_that_is_read()
    {
        var reader = new FactReader(Company, Options.Create(new MeasurementOptions()), Calendar, Options.Create(new SourcesOptions()));
        using var connection = new NpgsqlConnection();
        var read = reader.Readers(connection, [new(2025, 11, 3)], CancellationToken.None).SelectMany(one => one.Feeds).ToHashSet();
        Assert.Empty(KpiCatalog.Facts.Except(read));
        Assert.Empty(read.Except(KpiCatalog.Facts));
    }

    private async Task TrainingAsync(string held)
    {
        await Database.ExecuteHereAsync(
            $"insert into training_session (source_id, session_id, planned_on, held_on) values (1, 'T', '{Monday}', '{held}')");
        await MarkStaleAsync(Monday);
    }

    // By hand, so that whoever measures a kind again gives itself away.
    private Task SpoilAsync(params string[] measures) =>
        Database.ExecuteHereAsync($"update measure_value set amount = 99 where measure in ('{string.Join("', '", measures)}')");

    private Task<string> MeasuredAtAsync() => Database.ScalarAsync<string>("select measured_at::text from measured_day");

    private Task<string> KnownAsync() =>
        Database.ScalarAsync<string>(
            $"select string_agg(measure, ' ' order by measure) from measured_day, unnest(known) measure where day = '{Monday}'");

    private Task<string> AllAsync() => Database.ScalarAsync<string>(
        """
        select string_agg(concat_ws(' ', day, measure, half_hour, scope_kind, scope_key, trim_scale(amount)), E'\n'
            order by day, measure, half_hour, scope_kind, scope_key)
        from measure_value
        """);

    private Task<decimal> PresentAsync() => Database.ScalarAsync<decimal>(
        $"select sum(amount) from measure_value where measure = 'productive' and scope_kind = 'company' and day = '{Monday}'");

    private static (decimal?, decimal?) Parts(KpiValue value) => (value.Numerator, value.Denominator);
}
