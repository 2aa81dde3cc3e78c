using static IWReports.Worker.Tests.Measurement.MaturingTests;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>What is learnt after a day changes how the day is told.</summary>
public sealed class LearntLateTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task Who_comes_back_by_a_later_roster_had_not_left()
    {
        await Database.ExecuteHereAsync(
            """
            insert into roster_entry (source_id, person, role, from_day, to_day) values
                (1, 'Mia', 'officer', '2025-11-03', '2025-11-07'), (1, 'Jonas', 'officer', '2025-01-01', null)
            """);
        await MeasureAsync("2025-11-10");
        Assert.Equal(1, (await TotalAsync("staff_turnover")).Numerator);
        await Database.ExecuteHereAsync(
            "insert into roster_entry (source_id, person, role, from_day) values (1, 'Mia', 'officer', '2025-11-20')");
        await MarkStaleAsync("2025-11-20");
        await MeasureAsync("2025-11-21");
        Assert.Equal(0, (await TotalAsync("staff_turnover")).Numerator);
    }

    [Fact]
    public async Task A_call_of_whom_it_is_learnt_late_that_the_order_had_come_did_not_wait_for_it()
    {
        await Database.ExecuteHereAsync(
            """
            insert into customer (source_id, customer_id, name, callers) values (1, 'C', 'C', '{a}');
            insert into customer_order (source_id, order_id, customer_id, ordered_on, promised_on, status) values
                (1, 'A', 'C', '2025-11-03', '2025-11-05', 'open');
            insert into customer_order (source_id, order_id, ordered_on, delivered_on, status) values
                (1, 'came', '2025-11-03', '2025-11-04', 'delivered')
            """);
        await CallAsync("2025-11-10 10:00", "answered", caller: "a");
        await MarkStaleAsync(Monday);
        await MeasureAsync("2025-11-20");
        Assert.Equal(1, (await TotalAsync("contacts_with_late_order")).Numerator);
        await Database.ExecuteHereAsync("update customer_order set status = 'delivered', delivered_on = '2025-11-05' "
            + "where order_id = 'A'");
        await MarkStaleAsync(Monday);
        await MeasureAsync("2025-11-20");
        Assert.Equal(0, (await TotalAsync("contacts_with_late_order")).Numerator);
    }
}
