using System.Net;
using IWReports.Worker.Admin;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A dashboard whose company has a chair, a manager, and two teams with a supervisor each.</summary>
public abstract class RecipientsAt(TestDatabase database) : DashboardAt(database)
{
    private protected const string Team = "Customer service", OtherTeam = "Dispatch";

    private protected static readonly Dictionary<string, string?> Teams = new()
    {
        ["Company:Teams:Customer service:0"] = "widgets",
        ["Company:Teams:Dispatch:0"] = "dispatch",
    };

    private protected async Task<Installation> PeopleAsync(Dictionary<string, string?>? settings = null)
    {
        await Database.ExecuteHereAsync("truncate test_mail, delivery, edition, recipient restart identity cascade");
        var program = await StartAsync(new(Teams.Concat(settings ?? [])));
        foreach (var entry in new RecipientEntry[]
        {
            new("Chair", "chair@board.example", RecipientRole.Board), new("Kate", "kate@widgets.example", RecipientRole.Manager),
            new("John", "john@widgets.example", RecipientRole.Supervisor, Team),
            new("Eve", "eve@widgets.example", RecipientRole.Supervisor, OtherTeam),
        })
            await program.Get<RecipientStore>().SaveAsync(entry, "test", CancellationToken.None);
        await program.Get<Users>().AddAsync("kate", Roles.Manager, null, Password, "test", CancellationToken.None);
        return program;
    }

    private protected static async Task<Visitor> SignedInAsync(Installation program, string name)
    {
        var visitor = new Visitor(program.Url);
        await visitor.SignInAsync(name, Password);
        return visitor;
    }

    private protected Task<int> IdAsync(string name) => Database.ScalarAsync<int>($"select id from recipient where name = '{name}'");

    /// <summary>The page that answers a form which was refused: with what was typed.</summary>
    private protected static async Task<AngleSharp.Dom.IDocument> RefusedAsync(
        Visitor visitor, string path, Dictionary<string, string> fields)
    {
        using var form = await visitor.FormAsync(fields);
        using var answer = await visitor.Client.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
