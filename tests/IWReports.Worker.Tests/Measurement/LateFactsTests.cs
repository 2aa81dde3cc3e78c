using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>What is entered late changes the figures of the day that it is about.</summary>
public sealed class LateFactsTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task A_delivery_changes_the_day_it_was_promised_for()
    {
        await OrderAsync("A", "2025-11-18", "2025-11-21", null);
        await OrderAsync("B", "2025-11-18", "2025-11-21", "2025-11-21");
        await MeasureAsync();
        Assert.Equal(0.5m, (await TotalAsync("delivered_on_promise", "2025-11-21", "2025-11-21")).Value);
        Assert.Equal(1, (await TotalAsync("late_open_orders")).Value);

        await Database.ExecuteHereAsync("update customer_order set delivered_on = '2025-11-20', status = 'delivered' where order_id = 'A'");
        await MarkStaleAsync("2025-11-18");
        await MeasureAsync();
        Assert.Equal(1, (await TotalAsync("delivered_on_promise", "2025-11-21", "2025-11-21")).Value);
        Assert.Equal(0, (await TotalAsync("late_open_orders")).Value);
    }

    [Fact]
    public async Task Orders_without_any_delivery_day_cannot_be_judged()
    {
        await OrderAsync("A", "2025-11-18", "2025-11-21", null);
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("delivered_on_promise")).State);
    }

    private async Task OrderAsync(string id, string ordered, string promised, string? delivered)
    {
        await Database.ExecuteHereAsync(
            $"insert into customer_order (source_id, order_id, ordered_on, promised_on, delivered_on, status) values (1, '{id}', "
                + $"'{ordered}', '{promised}', {(delivered is null ? "null, 'open'" : $"'{delivered}', 'delivered'")})");
        await MarkStaleAsync(ordered);
    }

    [Fact]
    public async Task A_sit_along_that_is_entered_late_still_counts_for_its_week()
    {
        await Database.ExecuteHereAsync("""
            insert into roster_entry (source_id, person, role, team, from_day, to_day) values
                (1, 'Mia', 'officer', 'Customer service', '2025-01-01', null),
                (1, 'Mary', 'officer', 'Customer service', '2025-11-17', '2025-11-21')
            """);
        await MarkStaleAsync("2025-11-21");
        await MeasureAsync();
        Assert.Null((await TotalAsync("coaching")).Value);

        // Now coaching is kept, and Mary had none.
        await Database.ExecuteHereAsync("insert into coaching_session (source_id, session_id, held_on, officer, kind) values (1, 'C0', "
            + "'2025-11-18', 'Mia', 'coaching')");
        await MarkStaleAsync("2025-11-21");
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("coaching")).Value);

        await Database.ExecuteHereAsync("insert into coaching_session (source_id, session_id, held_on, officer, kind) values (1, 'C1', "
            + "'2025-11-18', 'Mary', 'sit-along')");
        await MarkStaleAsync("2025-11-18");
        await MeasureAsync();
        Assert.Equal((1, 1), ((await TotalAsync("coaching")).Numerator, (await TotalAsync("coaching")).Denominator));
    }
}
