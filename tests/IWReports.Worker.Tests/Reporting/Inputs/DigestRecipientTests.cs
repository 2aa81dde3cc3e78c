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

    private static DigestRecipient Of(IReadOnlyList<Absence> absences, IReadOnlyList<Recipient> recipients) =>
        DigestRecipient.Of(Team, Morning, [], absences, recipients);
}
