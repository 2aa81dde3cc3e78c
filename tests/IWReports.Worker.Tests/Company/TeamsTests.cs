using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Company;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Company;

/// <summary>
/// A queue has one team, however its capitals are written; and a team may be called by a word that elsewhere means nothing.
/// </summary>
public sealed class TeamsTests
{
    [Theory]
    [InlineData("widgets", "widgets")]
    [InlineData("Widgets", "WIDGETS")]
    [InlineData("widgets", " widgets ")]
    public void A_queue_of_two_teams_is_refused_with_both(string one, string other)
    {
        var company = new CompanyOptions { Teams = { ["Sales"] = [one, "orders"], ["Service"] = [other] } };
        Assert.Contains("to Sales and Service", Assert.Single(company.Validate(new ValidationContext(company))).ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_that_one_team_names_twice_is_one_queue() =>
        Assert.Empty(new CompanyOptions { Teams = { ["Sales"] = ["widgets", "Widgets"] } } is var company
            ? company.Validate(new ValidationContext(company)) : []);

    [Theory]
    [InlineData("widgets")]
    [InlineData("WIDGETS")]
    [InlineData("Widgets ")]
    public void Capitals_tell_no_queues_apart(string queue) =>
        Assert.Equal("Service", new CompanyOptions { Teams = { ["Service"] = ["Widgets"] } }.TeamOf(queue));

    [Theory]
    [InlineData("NA", "NA")]
    [InlineData("None", "none")]
    [InlineData("Service", null)]
    public async Task A_team_called_like_a_word_for_nothing_is_that_team_in_a_column_of_teams(string team, string? read)
    {
        var files = new TableFiles();
        await files.InitializeAsync();
        files.Ingestion.Know(new CompanyOptions { Teams = { [team] = ["widgets"] } }, new SourcesOptions());
        var cell = read ?? "NA";
        var counts = await files.ImportAsync("roster", $"person,role,from,team,to\nMia,officer,2025-01-01,{cell},{cell}\n");
        Assert.Equal((1, 0), (counts.Inserted, counts.Rejected));
        Assert.Equal(read ?? "nobody", await files.ScalarAsync<string>("select coalesce(team, 'nobody') from roster_entry"));
        await files.DisposeAsync();
    }

    [Fact]
    public async Task Calls_of_a_queue_called_NA_are_its_teams()
    {
        var files = new TableFiles();
        await files.InitializeAsync();
        files.Ingestion.Know(new CompanyOptions { Teams = { ["North"] = ["NA"] } },
            new SourcesOptions { AgentAliases = { ["SIP/7"] = "Mia" } });
        await files.ImportAsync("calls", "at,queue,agent,talk\n2025-11-27T09:00,NA,SIP/7,60\n2025-11-27T10:00,N/A,Noah,60\n");
        Assert.Equal("Australia/Melbourne Noah, NA Mia",
            await files.ScalarAsync<string>("select string_agg(concat_ws(' ', queue, officer), ', ' order by queue) from queue_entry"));
        await files.DisposeAsync();
    }
}
