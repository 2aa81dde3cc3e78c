using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Tests.Admin;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Questionnaires;

/// <summary>A program whose questionnaire is on, with links to it and those who answer.</summary>
public abstract class QuestionnaireAt(TestDatabase database) : DashboardAt(database)
{
    protected const string First = "s0", Happy = "Strongly agree";

    private protected async Task<Installation> OpenAsync(string secondTeam = "Dispatch")
    {
        await Database.ExecuteHereAsync("truncate survey_answer, invitation, feedback_link, feedback_contact, measured_day, touched_day");
        return await Installation.StartAsync(Database, "2025-12-01T09:00:00+11:00", Diary, settings: new Dictionary<string, string?>
        {
            ["Feedback:Url"] = "http://127.0.0.1:0",
            [$"Company:Teams:{(secondTeam.Length > 0 ? secondTeam : "Customer service")}:9"] = "dispatch",
        });
    }

    private protected static HttpClient ClientOf(Installation program) => new()
    {
        BaseAddress = new Uri(program.Get<FeedbackSite>().Address!),
    };

    private protected static async Task<string> LinkAsync(Installation program, string edition = "customers") => new Uri((await program
        .Get<FeedbackLinks>().MakeOutAsync(Questionnaire.Find(edition)!, 1, 30, "anna", CancellationToken.None))[0]).AbsolutePath;

    private protected static async Task<string> HeadingAsync(HttpClient client, string path, Dictionary<string, string> fields) =>
        (await SendAsync(client, path, fields)).QuerySelector("h1")!.TextContent;

    private protected static async Task<IDocument> SendAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(path, form);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
