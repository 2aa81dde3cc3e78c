using IWReports.Worker.Company;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Questionnaires.Pages;

/// <summary>The questionnaire that a link leads to. To open it uses nothing up: mail scanners open links, too.</summary>
// Who has not the link can send nothing, and who has it may: it is what a token against forgery would be.
[IgnoreAntiforgeryToken]
internal sealed class FormModel(FeedbackLinks links, FeedbackAnswers answers, IOptions<CompanyOptions> company) : PageModel
{
    private const int LongestToken = 64;

    public Questionnaire? Asked { get; private set; }

    public bool Thanks { get; private set; }

    /// <summary>What is to be mended, each with the field that it stands at.</summary>
    public IReadOnlyList<(string Field, string Message)> Wrong { get; private set; } = [];

    public string Company => company.Value.Name;

    public IReadOnlyList<string> Teams => [.. company.Value.Teams.Keys.Order(StringComparer.Ordinal)];

    public string? Given(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancellationToken) =>
        FindAsync(token, cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is var page && Asked is not { } asked)
            return page;
        var form = new FeedbackForm(asked, Teams, Given);
        if (form.Wrong.Count > 0)
        {
            Wrong = form.Wrong;
            return Page();
        }

        if (!await answers.KeepAsync(token, asked, form.Said, cancellationToken))
            return Gone();
        Thanks = true;
        return Page();
    }

    private async Task<IActionResult> FindAsync(string token, CancellationToken cancellationToken)
    {
        Asked = token.Length <= LongestToken ? await links.FindAsync(token, cancellationToken) : null;
        return Asked is null ? Gone() : Page();
    }

    private PageResult Gone()
    {
        Asked = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
