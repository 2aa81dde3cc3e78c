using IWReports.Core.Calendar;
using IWReports.Tests;

namespace IWReports.Core.Tests;

public sealed class FloorsTests
{
    private static readonly Floors Core = new(typeof(BusinessCalendar).Assembly,
        "Calendar", "Facts", "Statistics", "Kpis", "Language", "Analysis", "Recommendations", "Reports");

    [Fact]
    public void Every_folder_is_on_a_floor() => Assert.Equal("", string.Join("\n", Core.OnNoFloor));

    [Fact]
    public void No_folder_uses_a_higher_floor() => Assert.Equal("", string.Join("\n", Core.Upward));

    [Fact]
    public void No_folders_use_each_other_in_a_circle() => Assert.Equal("", string.Join("\n", Core.Circles));
}
