using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Questionnaires;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Comments that wait for an answer, and links to the questionnaire; a supervisor sees the team's comments.</summary>
internal sealed class FeedbackModel(FeedbackComments comments, FeedbackContacts contacts, FeedbackLinks links,
    IOptions<FeedbackOptions> options) : PageModel
{
    public IReadOnlyList<OpenComment> Comments { get; private set; } = [];

    public long Out { get; private set; }

    public bool IsOn => options.Value.Url is not null;

    /// <summary>What the form for links holds: whom for, how many, and for how many days.</summary>
    public (string? Edition, int Count, int Days) Asked { get; private set; } = (null, 100, 30);

    public bool MayInvite => User.MayAdviseBoard();

    /// <summary>Null where nobody can be reached.</summary>
    public string? ContactOf(OpenComment comment) => contacts.Open(comment.Sealed);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!User.MayRingBack())
            return Forbid();
        Comments = await comments.OpenAsync(User.OnlyScope(), cancellationToken);
        Out = await links.OutAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(short source, string? answer, bool replied, CancellationToken cancellationToken) =>
        !User.MayRingBack() ? Forbid() : await this.ActAsync(async who =>
        {
            await comments.DoneAsync(source, answer ?? "", replied, User.OnlyScope(), who, cancellationToken);
            return replied ? "Replied: it counts as answered, and the contact is deleted." : "Acted on: it counts as answered.";
        });

    /// <summary>The addresses as a file: they are shown this once.</summary>
    public async Task<IActionResult> OnPostLinksAsync(string? edition, int count, int days, CancellationToken cancellationToken)
    {
        if (!MayInvite)
            return Forbid();
        try
        {
            var asked = Questionnaire.Find(edition) ?? throw new InputException("Choose whom the questionnaire is for.");
            var addresses = await links.MakeOutAsync(asked, count, days, User.Identity!.Name!, cancellationToken);
            return File(Encoding.UTF8.GetBytes($"link\n{string.Join('\n', addresses)}\n"), "text/csv", $"questionnaire-{edition}.csv");
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            Asked = (edition, count, days);
            return await OnGetAsync(cancellationToken);
        }
    }
}
