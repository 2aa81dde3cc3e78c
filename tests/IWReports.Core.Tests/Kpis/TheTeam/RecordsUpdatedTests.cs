using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class RecordsUpdatedTests
{
    // A Monday before a public holiday: the next business day is Wednesday.
    private static readonly RecordChange Asked = new("1", Some.Day, null, "phone number", "Customer service");

    [Theory]
    [InlineData("2025-11-03", 1)]
    [InlineData("2025-11-05", 1)]
    [InlineData("2025-11-06", 0)]
    [InlineData(null, 0)]
    public void Made_by_the_next_business_day_is_in_time(string? made, int share) =>
        Assert.Equal(share, Value(Asked with { MadeOn = made is null ? null
            : DateOnly.Parse(made, System.Globalization.CultureInfo.InvariantCulture) }).Value);

    [Fact]
    public void What_is_still_in_time_is_neither_made_nor_missed()
    {
        var asked = Asked with { RequestedOn = Some.Settings.AsOf.AddDays(-1) };
        Assert.Null(Value(asked).Value);
        Assert.Equal(1, Value(asked, Asked with { MadeOn = Some.Day }).Value);
    }

    [Fact]
    public void By_topic_it_is_the_field_that_changed() =>
        Assert.Equal(1, Measured.Of(Asked with { MadeOn = Some.Day }).At(RecordsUpdated.Kpi, KpiBy.Topic, "phone number").Value);

    private static KpiValue Value(params RecordChange[] changes) => Measured.Of(changes).Total(RecordsUpdated.Kpi);
}
