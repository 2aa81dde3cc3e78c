using IWReports.Core.Language;
using IWReports.Worker.Delivery;

namespace IWReports.Worker.Tests.Delivery;

public sealed class DeliveryStateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_database_finds_quickly_just_the_deliveries_that_need_a_person()
    {
        var indexed = await database.ScalarAsync<string>(
            "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = 'delivery_needs_a_person'::regclass");
        Assert.Equal(DeliveryStates.NeedingAPerson.Order(),
            Enum.GetValues<DeliveryState>().Where(state => indexed.Contains($"'{state.Word()}'", StringComparison.Ordinal)).Order());
        Assert.Equal(DeliveryStates.NeedingAPerson.Order(), Enum.GetValues<DeliveryState>().Where(state => state.NeedsAPerson()).Order());
    }

    [Fact]
    public async Task Each_of_their_states_is_counted_though_nothing_waits_in_it() =>
        Assert.Equal(DeliveryStates.NeedingAPerson.ToDictionary(state => state, _ => 0L),
            await DeliveryStates.WaitingAsync(database.Source, CancellationToken.None));
}
