using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Reporting.Inputs;

namespace IWReports.Worker.Tests.Reporting.Inputs;

public sealed class DigestReaderTests
{
    private const string Team = "Customer service";

    private static readonly DateOnly Morning = new(2025, 11, 28);

    private static readonly Recipient John = new(1, "John", "john@widgets.example", RecipientRole.Supervisor, Team);

    private static readonly Absence Leave = new("John", Morning, Morning, "leave");

    [Fact]
    public void A_team_without_supervisor_and_manager_is_named_with_whom_to_add() =>
        Assert.EndsWith("Add one of them: iwreports recipients add NAME --address ADDRESS --role supervisor --team \"Customer service\"",
            Of([], []).Missing, StringComparison.Ordinal);

    [Fact]
    public void A_supervisor_who_is_away_without_stand_in_calls_for_a_manager()
    {
        var missing = Of([Leave], [John]).Missing;
        Assert.Contains("John is away", missing, StringComparison.Ordinal);
        Assert.EndsWith("--role manager", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_reads_it_nothing_is_missing()
    {
        Assert.Null(Of([], [John]).Missing);
        Assert.Null(Of([Leave], [John, new(2, "Kate", "kate@widgets.example", RecipientRole.Manager, null)]).Missing);
    }

    [Fact]
    public void A_deputy_named_among_the_recipients_comes_before_the_rosters_and_an_absent_one_leaves_it_to_the_manager()
    {
        Recipient[] everyone = [John with { Deputy = "Eve" }, new(2, "Eve", "eve@widgets.example", RecipientRole.Deputy, null),
            new(3, "Mary", "mary@widgets.example", RecipientRole.Deputy, null),
            new(4, "Kate", "kate@widgets.example", RecipientRole.Manager, null)];
        RosterEntry[] roster = [new("John", RosterRole.Supervisor, Team, Morning, null) { Deputy = "Mary" }];
        Assert.Equal("Eve", DigestRecipient.Of(Team, Morning, roster, [Leave], everyone).Name);
        Assert.Equal("Mary", DigestRecipient.Of(Team, Morning, roster, [Leave], [John, .. everyone[1..]]).Name);
        Assert.Equal("Kate", DigestRecipient.Of(Team, Morning, roster, [Leave, Leave with { Person = "Eve" }], everyone).Name);
        Assert.Equal("John", DigestRecipient.Of(Team, Morning, roster, [], everyone).Name);
    }

    private static DigestRecipient Of(IReadOnlyList<Absence> absences, IReadOnlyList<Recipient> recipients) =>
        DigestRecipient.Of(Team, Morning, [], absences, recipients);
}
