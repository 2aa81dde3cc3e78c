using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A person with a browser that keeps cookies and follows no redirects by itself.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new() };

    public Visitor(string url) => Client = new(_handler) { BaseAddress = new Uri(url) };

    public HttpClient Client { get; }

    /// <summary>Another browser with the same cookies, as somebody has it who took them.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(Client.BaseAddress!.ToString());
        copy._handler.CookieContainer.Add(_handler.CookieContainer.GetAllCookies());
        return copy;
    }

    public async Task<(HttpStatusCode Status, string Alert)> SignInAsync(string name, string password)
    {
        using var form = await FormAsync("/sign-in", new() { ["Name"] = name, ["Password"] = password });
        using var answer = await Client.PostAsync("/sign-in", form);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, page.QuerySelector("[role=alert]")?.TextContent ?? "");
    }

    /// <summary>Posts a form of ours, with the token that the sign-out form of every page carries.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var form = await FormAsync(fields);
        using var answer = await Client.PostAsync(path, form);
        return answer.StatusCode;
    }

    /// <summary>A form of ours with the token that a page of ours carries; of one that asks nothing much of the database.</summary>
    public Task<FormUrlEncodedContent> FormAsync(Dictionary<string, string> fields) => FormAsync("/sign-out", fields);

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    public async Task<FormUrlEncodedContent> FormAsync(string page, Dictionary<string, string> fields)
    {
        var document = new HtmlParser().ParseDocument(await Client.GetStringAsync(page));
        var token = (IHtmlInputElement)document.QuerySelector("input[name=__RequestVerificationToken]")!;
        return new(new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = token.Value });
    }
}
