using IWReports.Core.Analysis.Causes;
using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Analysis;

/// <summary>Where and when service changed, and whether it answers to who was there.</summary>
public sealed class PlacesAndTimesTests
{
    // Benjamini and Hochberg 1995, section 3.2: of these fifteen, four stand at 5 %; at 10 % nine do.
    [Fact]
    public void Of_many_looks_only_those_that_stand_are_told() =>
        Assert.Equal(9, FalseDiscovery.Significant(
            [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000])
            .Count(stands => stands));

    [Fact]
    public void The_hour_that_fell_is_the_place_to_look()
    {
        List<Segment> hours = [.. Enumerable.Range(9, 8).Select(hour => new Segment($"{hour}:00", 200, 160, 200, hour == 12 ? 90 : 158)),
            new("20:00", 5, 5, 5, 0)];
        var places = PlacesToLook.Of(new Dictionary<string, IReadOnlyList<Segment>> { ["hour"] = hours });
        Assert.Equal(("12:00", 8), (Assert.Single(places.Places).Segment.Name, places.Tested));
    }

    [Fact]
    public void Hours_and_topics_are_one_family_and_few_contacts_of_a_month_are_not_looked_at()
    {
        var places = PlacesToLook.Of(new Dictionary<string, IReadOnlyList<Segment>>
        {
            ["hour"] = [.. Enumerable.Range(9, 8).Select(hour => new Segment($"{hour}:00", 200, 160, 200, 158))],
            ["topic"] = [new("where is my order", 1300, 735, 289, 125), new("invoice", 890, 779, 99, 40),
                new("quotation", 4466, 4058, 223, 199)],
        });
        Assert.Equal(("where is my order", 10), (Assert.Single(places.Places).Segment.Name, places.Tested));
    }

    [Fact]
    public void What_begins_in_the_middle_is_seen_to_begin_there() =>
        Assert.Equal((5, 5, 5), Onset.Of([0, 0.1, -0.1, 0, 0.1, 3, 3.1, 2.9, 3, 3, 0, 0.1]) is { } onset
        ? (onset.Day, onset.Earliest, onset.Latest) : default);

    [Fact]
    public void Ups_and_downs_have_no_beginning() => Assert.Null(Onset.Of([1, -1, 0.5, -0.5, 1, -1, 0.5, -0.5, 1, -1]));

    [Fact]
    public void More_waiting_where_fewer_are_there_is_a_response()
    {
        var fewer = HalfHours((day, slot) => ((day % 5) + (slot % 3), (0.1 * (day % 5)) + (0.1 * (slot % 3)) + (0.01 * (day % 2))));
        Assert.True(DoseResponse.Of(fewer)! is { Rho: > 0.9, P: 0.001, HalfHours: 80 });
        Assert.Null(DoseResponse.Of([.. fewer.Select(one => one with { Dose = 1 })]));
        Assert.Null(DoseResponse.Of(fewer[..19]));
    }

    // The first half-hours are as unlike as days are: 80 of them bear witness like 10.
    [Fact]
    public void Half_hours_of_one_day_do_not_bear_witness_each_for_itself() =>
        Assert.InRange(DoseResponse.Of(HalfHours((day, _) => (day, day is 3 or 8 or 9 ? 0.2 : 0.1 + (0.001 * day))))!.P, 0.001, 0.05);

    [Fact]
    public void Less_waiting_where_fewer_are_there_is_none() =>
        Assert.True(DoseResponse.Of(HalfHours((day, slot) => (day, -day - slot)))!.P > 0.9);

    private static List<DosedHalfHour> HalfHours(Func<int, int, (double Dose, double Shortfall)> of) =>
        [.. from day in Enumerable.Range(0, 10) from slot in Enumerable.Range(0, 8) let one = of(day, slot)
            select new DosedHalfHour(new DateOnly(2025, 11, 3).AddDays(day), new(18 + slot), one.Dose, one.Shortfall)];
}
