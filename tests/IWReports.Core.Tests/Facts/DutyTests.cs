using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Facts;

public sealed class DutyTests
{
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.Utc, new HashSet<DateOnly>(), new(9, 0), new(17, 0));

    private static readonly DateOnly Monday = new(2025, 11, 3);

    private static RosterEntry Officer(string name, TimeOnly? lunch = null) =>
        new(name, RosterRole.Officer, "Customer service", Monday, null)
    {
        ShiftStarts = new(9, 0),
        ShiftEnds = new(17, 0),
        LunchStarts = lunch,
        LunchEnds = lunch?.AddHours(1),
    };

    private static Dictionary<string, int> HalfHours(params RosterEntry[] roster) =>
        Duty.On(Monday, roster, [], Calendar).OfType<RosteredHalfHour>().Where(slot => slot.Scope == Scope.Company)
            .ToDictionary(slot => slot.Slot.ToString(), slot => slot.Officers);

    [Fact]
    public void Lunch_leaves_fewer_officers_on_shift()
    {
        var slots = HalfHours(Officer("Mia", new(12, 0)), Officer("Jonas", new(13, 0)));
        Assert.Equal([2, 1, 1, 2], new[] { "11:30", "12:00", "13:30", "14:00" }.Select(slot => slots[slot]));
        Assert.Equal(16, slots.Count);
    }

    [Fact]
    public void One_unknown_shift_leaves_the_half_hours_unknown() =>
        Assert.Empty(HalfHours(Officer("Mia"), new RosterEntry("Mary", RosterRole.Officer, null, Monday, null)));

    [Fact]
    public void Nobody_is_on_duty_on_a_day_off() =>
        Assert.Empty(Duty.On(Monday.AddDays(-1), [Officer("Mia") with { From = Monday.AddDays(-30) }], [], Calendar));

    [Fact]
    public void A_person_with_two_entries_is_counted_once() =>
        Assert.Equal(1, Duty.On(Monday, [Officer("Mia"), Officer("Mia") with { From = Monday.AddDays(-9) }], [], Calendar)
            .OfType<RosteredDay>().First().Officers);
}
