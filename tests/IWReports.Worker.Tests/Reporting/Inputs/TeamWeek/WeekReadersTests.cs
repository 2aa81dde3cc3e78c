using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Reporting.Inputs.TeamWeek;

namespace IWReports.Worker.Tests.Reporting.Inputs.TeamWeek;

/// <summary>Who gets a team's week on Monday 1 December 2025.</summary>
public sealed class WeekReadersTests
{
    private const string Team = "Customer service";

    private static readonly DateOnly Morning = new(2025, 12, 1);

    private static readonly Recipient John = new(1, "John", "john@widgets.example", RecipientRole.Supervisor, Team);

    private static readonly Recipient Kate = new(2, "Kate", "kate@widgets.example", RecipientRole.Manager, null);

    private static readonly Recipient Sam = new(3, "Sam", "sam@widgets.example", RecipientRole.Deputy, Team);

    private static readonly Absence Leave = new("John", Morning, Morning, "leave");

    [Fact]
    public void The_supervisor_and_the_manager_get_it()
    {
        var readers = Of([], [Kate, John]);
        Assert.Equal(["John", "Kate"], readers.Names);
        Assert.Equal(("", null), (readers.StandInReason, readers.Missing));
    }

    [Fact]
    public void While_the_supervisor_is_away_the_deputy_gets_it_with_the_manager()
    {
        var readers = Of([Leave], [John, Kate, Sam], [new("John", RosterRole.Supervisor, Team, new(2025, 1, 1), null) { Deputy = "Sam" }]);
        Assert.Equal(["Sam", "Kate"], readers.Names);
        Assert.Equal("John is away", readers.StandInReason);
    }

    [Fact]
    public void A_manager_who_stands_in_gets_it_once() => Assert.Equal(["Kate"], Of([Leave], [John, Kate]).Names);

    [Fact]
    public void A_board_member_and_another_teams_supervisor_get_nothing() =>
        Assert.Equal([John, Kate], Of([], [John, Kate, new(4, "Ann", "ann@widgets.example", RecipientRole.Board, null),
            John with { Id = 5, Name = "Eve", Team = "Sales" }]).Recipients);

    [Fact]
    public void A_manager_who_is_not_there_is_asked_for() =>
        Assert.Equal(
            "The week of Customer service reaches no manager. Add one: iwreports recipients add NAME --address ADDRESS --role manager",
            Of([], [John]).Missing);

    [Fact]
    public void A_week_that_nobody_gets_says_so() =>
        Assert.StartsWith("The week of Customer service reaches no manager, nor anybody else.",
            Of([], []).Missing, StringComparison.Ordinal);

    private static WeekReaders Of(IReadOnlyList<Absence> absences, IReadOnlyList<Recipient> recipients,
        IReadOnlyList<RosterEntry>? roster = null) =>
        WeekReaders.Of(Team, Morning, roster ?? [], absences, recipients);
}
