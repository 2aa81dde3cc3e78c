using System.Text;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One recipient: what they get, as they get it; admins change them here.</summary>
internal sealed class RecipientModel(VisibleRecipients visible, VisibleEditions editions, FrozenParts frozen, TestMails tests,
    RecipientReader recipients, RecipientStore store, IOptions<CompanyOptions> company) : PageModel
{
    public Recipient Row { get; private set; } = null!;

    /// <summary>The latest edition of each report they get.</summary>
    public IReadOnlyList<Edition> Latest { get; private set; } = [];

    /// <summary>Whether these are about several teams, or a team and the company.</summary>
    public bool OfSeveral => Latest.DistinctBy(edition => edition.Scope).Skip(1).Any();

    /// <summary>The one that is shown; null when there is none yet.</summary>
    public Edition? Shown { get; private set; }

    public string? Text { get; private set; }

    public bool HasWorkbook { get; private set; }

    public TestForm? Test { get; private set; }

    /// <summary>The last that were sent to them, the latest first.</summary>
    public IReadOnlyList<TestMail> Tests { get; private set; } = [];

    public RecipientFields Fields { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(long id, long? edition, Guid? test, CancellationToken cancellationToken) =>
        PageAsync(id, edition, test, null, null, cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(long id, RecipientForm form, CancellationToken cancellationToken)
    {
        if (!User.IsInRole(Roles.Admin))
            return Forbid();
        if (await visible.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        try
        {
            await store.ChangeAsync(row.Id, form.Entry(), User.Identity!.Name!, cancellationToken);
            TempData["Done"] = $"{form.Name?.Trim()} is changed.";
            return RedirectToPage(new { id });
        }
        catch (InputException wrong)
        {
            return await PageAsync(id, null, null, form, wrong, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostRetireAsync(long id, bool sure, CancellationToken cancellationToken)
    {
        if (!User.IsInRole(Roles.Admin))
            return Forbid();
        if (await visible.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        if (!sure)
            TempData["Wrong"] = $"{row.Name} was not taken out: tick the box to say that it is meant.";
        else if (await store.RetireAsync(row.Name, User.Identity!.Name!, cancellationToken) is { } withdrawn)
            TempData["Done"] = $"{row.Name} gets no reports any more; {Words.Count(withdrawn, "waiting delivery", "waiting deliveries")} "
                + "withdrawn.";
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult> PageAsync(
        long id, long? edition, Guid? test, RecipientForm? form, InputException? wrong, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        var gets = row.Active ? await visible.ReportsAsync(row, cancellationToken) : [];
        var latest = new List<Edition>();
        foreach (var report in gets)
        {
            if (await editions.LatestAsync(User, report.Kind.Id, report.Scope, cancellationToken) is { } found)
                latest.Add(found);
        }

        Latest = latest;
        Shown = edition is { } asked ? await editions.FindAsync(User, asked, cancellationToken) : latest.FirstOrDefault();
        // What they do not get is not shown as theirs, whoever may see it.
        if (edition is not null && (Shown is null || !gets.Any(one => one.Kind.Id == Shown.Report && one.Scope == Shown.Scope)))
            return NotFound();
        await ShowAsync(test, cancellationToken);
        if (User.MaySettle())
            Tests = await tests.LatestAsync(row.Id, cancellationToken);
        Fields = new("change", form ?? RecipientForm.Of(row), company.Value.Teams.Keys.Order(StringComparer.Ordinal),
            (await recipients.AllAsync(cancellationToken)).Where(one => one.Active && one.Id != row.Id).Select(one => one.Name), wrong);
        return Page();
    }

    private async Task ShowAsync(Guid? test, CancellationToken cancellationToken)
    {
        if (Shown is null)
            return;
        var parts = await frozen.ListAsync(Shown.Id, cancellationToken);
        HasWorkbook = parts.Any(part => part.Name == Edition.Workbook);
        Text = await frozen.FindAsync(Shown.Id, Edition.Text, cancellationToken) is { } text ? Encoding.UTF8.GetString(text.Content) : null;
        if (!User.MaySettle())
            return;
        var to = (await visible.TestableAsync(User, Shown, cancellationToken))
            .Where(one => one.Id == Row.Id || VisibleRecipients.IsSelf(User, one));
        Test = new(Shown.Id, Guid.NewGuid(), [.. to], Row.Id,
            test is { } sent ? await tests.FindAsync(sent, Shown.Id, cancellationToken) : null);
    }
}
