using System.Globalization;
using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Facts;

public sealed class AbsencesTests
{
    private static readonly DateOnly New = new(2025, 1, 1);

    private static readonly RosterEntry[] Roster =
    [
        new("on leave", RosterRole.Officer, null, New, null),
        new("between two places", RosterRole.Supervisor, null, New, new(2025, 10, 31)),
        new("between two places", RosterRole.Supervisor, null, new(2025, 11, 17), null),
        new("gone", RosterRole.Officer, null, New, new(2025, 11, 2)),
        new("not here yet", RosterRole.Officer, null, new(2025, 11, 10), null),
        new("here", RosterRole.Officer, null, New, null),
    ];

    private static readonly Absence[] Leave = [new("on leave", new(2025, 11, 3), new(2025, 11, 7), null)];

    /// <summary>Who left is not away for the events of a month, and is not there for a digest either.</summary>
    [Theory]
    [InlineData("here", "2025-11-03", false, true)]
    [InlineData("on leave", "2025-11-03", true, false)]
    [InlineData("on leave", "2025-11-10", false, true)]
    [InlineData("between two places", "2025-10-31", false, true)]
    [InlineData("between two places", "2025-11-03", true, false)]
    [InlineData("between two places", "2025-11-17", false, true)]
    [InlineData("gone", "2025-11-03", false, false)]
    [InlineData("not here yet", "2025-11-03", false, false)]
    [InlineData("nobody knows", "2025-11-03", false, false)]
    public void Who_is_away_and_who_is_there_is_said_by_roster_and_absences_together(string person, string on, bool isAway, bool isThere)
    {
        var day = DateOnly.Parse(on, CultureInfo.InvariantCulture);
        Assert.Equal((isAway, isThere), (Leave.IsAway(person, day, Roster), Roster.IsThere(person, day, Leave)));
    }
}
