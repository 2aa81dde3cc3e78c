using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Calendar;

/// <summary>A half-hour is open if it starts within the opening hours, to whoever asks.</summary>
public sealed class OpenHalfHoursTests
{
    private static readonly BusinessCalendar FromQuarterPast =
        new(Some.Settings.Calendar.Zone, new HashSet<DateOnly>(), new(9, 15), new(17, 0));

    [Theory]
    [InlineData("09:00", false)]
    [InlineData("09:30", true)]
    [InlineData("16:30", true)]
    [InlineData("17:00", false)]
    public void Calls_outside_hours_and_officers_needed_agree_on_an_opening_at_a_quarter_past(string slot, bool isOpen)
    {
        var settings = Some.Settings with { Calendar = FromQuarterPast };
        var halfHour = HalfHour.Of(TimeOnly.Parse(slot));
        var outside = CallsOutsideHours.Kpi.Numerator.Of(Some.Call(Outcome.Answered, slot), settings);
        Assert.Equal(isOpen, outside == 0);
        Assert.Equal(isOpen, FromQuarterPast.OpenHalfHours.Contains(halfHour));
        var log = Enumerable.Range(0, 28).Select(back => new QueueHalfHour(Some.Day.AddDays(-back), new(20), "widgets", null, 20, 20,
            TimeSpan.FromHours(1), 2, TimeSpan.FromMinutes(10))).ToList();
        Assert.Equal(isOpen, AgentsNeeded.On(Some.Day, log, settings).Any(need => need.Slot == halfHour));
    }
}
