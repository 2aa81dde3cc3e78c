using IWReports.Core.Facts;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

/// <summary>A newcomer of October beside two officers who were always there; November's report.</summary>
public sealed class BoardLearningTests
{
    [Fact]
    public void A_newcomers_pace_is_told_by_month_and_when_it_will_be_nearly_full() =>
        Assert.Contains(
            "Of experienced officers' pace new officers had 50 % in their first, 75 % in their second month on the roster; at this rate "
                + "they reach 90 % about 3 months after their first day, if they reach it in the end.",
            Told(tenure => tenure < 30 ? 2 : 4 / 3d, calls: 2));

    [Fact]
    public void Paces_that_fall_foretell_nothing() =>
        Assert.Contains("Of experienced officers' pace new officers had 75 % in their first, 50 % in their second month on the roster.",
            Told(tenure => tenure < 30 ? 4 / 3d : 2, calls: 2));

    [Fact]
    public void Too_few_calls_have_no_pace() =>
        Assert.DoesNotContain(Told(_ => 2, calls: 0), text => text.Contains("pace", StringComparison.Ordinal));

    [Theory]
    [InlineData(1.2, "the new officer at their measured pace (83 % of an experienced officer's) the load on the team fell too")]
    [InlineData(10, "the new officer at their measured pace (10 % of an experienced officer's) the load on the team rose instead")]
    public void A_measured_pace_decides_what_became_of_the_load(double slower, string said)
    {
        var board = SomeService.Board(0, 0);
        var newcomer = SomeBoard.Officer("Taya", 10, 12);
        IEnumerable<AgentHalfHour> own = board.Service.Officers.Where(one => one.Officer == "officer-a" && one.Day >= newcomer.From)
            .Select(one => one with { Officer = newcomer.Person, Handling = one.Handling * slower });
        Assert.Contains(said, BoardText.Reasons(
            BoardReport.Build(board with { Roster = [.. board.Roster, newcomer],
            Service = board.Service with { Officers = [.. board.Service.Officers, .. own] },
            Calls = [.. board.Calls.Select(month => month with { Calls = month.Month.Month == 11 ? 1050 : 1000 })] })));
    }

    [Fact]
    public void What_leave_and_breaks_take_of_paid_hours_is_told() =>
        Assert.Contains("Of officers' paid hours in November 30 % were not on the phones (30 % leave, sick days and days not seen; 0 % "
            + "breaks and other work): for ten on the phones a roster holds 15.", BoardReport.Build(SomeService.Board(3, 3)).OutlookMore);

    private static IReadOnlyList<string> Told(Func<int, double> slower, int calls)
    {
        DateOnly first = new(2025, 10, 1);
        var days = Enumerable.Range(0, 60).Select(first.AddDays).Where(SomeBoard.Melbourne.IsBusinessDay).ToList();
        AgentHalfHour Half(DateOnly day, string who, int handled, double times) =>
            new(day, new(20), who, handled, TimeSpan.FromMinutes(3) * handled * times, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        return BoardReport.Build(SomeBoard.WithCalls with
        {
            Roster = [SomeBoard.Officer("Mia", 1, 12), SomeBoard.Officer("Jonas", 1, 12), SomeBoard.Officer("Taya", 10, 12)],
            Service = new([], [.. days.SelectMany(day =>
                new[] { Half(day, "Mia", 3, 1), Half(day, "Jonas", 3, 1),
                Half(day, "Taya", calls, slower(day.DayNumber - first.DayNumber)) })], [], TimeSpan.FromSeconds(20)),
        }).OutlookMore;
    }
}
