using System.Text;
using IWReports.Core.Reports;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One edition: its HTML in a frame that can do nothing, its text, its parts.</summary>
internal sealed class EditionModel(
    VisibleEditions editions, VisibleRecipients recipients, EditionParts parts, FrozenParts frozen, TestMails tests,
    Approvals approvals, Schedules schedules) : PageModel
{
    public Edition Row { get; private set; } = null!;

    public IReadOnlyList<PartName> Parts { get; private set; } = [];

    public IReadOnlyList<RestatedFigure> Restated { get; private set; } = [];

    public bool IsDraft => ReportCatalog.Find(Row.Report) is { IsDraft: true };

    public bool HasHtml => Parts.Any(part => part.Name == Edition.Html);

    public string? Text { get; private set; }

    /// <summary>The revision and the period before, to compare with.</summary>
    public IReadOnlyList<Edition> Before { get; private set; } = [];

    /// <summary>The one of them that it is compared with; null for none.</summary>
    public Edition? Against { get; private set; }

    public IReadOnlyList<DiffLine> Changes { get; private set; } = [];

    /// <summary>Who gets such a report, of those whom the person may see.</summary>
    public IReadOnlyList<Recipient> Readers { get; private set; } = [];

    /// <summary>Null for a draft, and for those who may send none.</summary>
    public TestForm? Test { get; private set; }

    /// <summary>How many of its deliveries stand in each state.</summary>
    public IReadOnlyDictionary<DeliveryState, long> Standing { get; private set; } = new Dictionary<DeliveryState, long>();

    /// <summary>The schedule that makes such a report; null where none does.</summary>
    public string? Schedule { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, Guid? test, long? against, CancellationToken cancellationToken)
    {
        if (await editions.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        Parts = await frozen.ListAsync(id, cancellationToken);
        Restated = await parts.RestatedAsync(id, cancellationToken);
        Text = await TextAsync(id, cancellationToken);
        Before = Text is null ? [] : await editions.BeforeAsync(User, row, cancellationToken);
        Against = Before.FirstOrDefault(one => one.Id == against);
        if (Against is not null)
            Changes = TextDiff.Of(await TextAsync(Against.Id, cancellationToken) ?? "", Text!);
        if (IsDraft)
            return Page();
        Standing = await approvals.StandingAsync(id, cancellationToken);
        Schedule = (await schedules.ListAsync(cancellationToken)).FirstOrDefault(state => state.Job.Id == row.Report)?.Schedule.Id;
        Readers = await recipients.OfAsync(User, row, cancellationToken);
        if (User.MaySettle())
            Test = new(id, Guid.NewGuid(), await recipients.TestableAsync(User, row, cancellationToken), null,
                test is { } sent ? await tests.FindAsync(sent, id, cancellationToken) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostTestAsync(long id, Guid test, int to, int? back, CancellationToken cancellationToken)
    {
        if (!User.MaySettle())
            return Forbid();
        if (await editions.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        try
        {
            if (test == Guid.Empty || (await recipients.TestableAsync(User, row, cancellationToken)).FirstOrDefault(one => one.Id == to)
                is not { } recipient)
                throw new InputException("No test was sent: choose in the list whom it goes to.");
            await tests.SendAsync(test, row, recipient, User.Identity!.Name!, cancellationToken);
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        // To an address of its own: loaded again, it shows what became of the test and sends nothing.
        return back is { } of ? RedirectToPage("Recipient", new { id = of, edition = id, test }) : RedirectToPage(new { id, test });
    }

    public Task<IActionResult> OnPostApproveAsync(long id, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(id, async (row, who) => await approvals.ApproveAsync(row, reason, who, cancellationToken) is var going and > 0
            ? $"Approved: {Words.Count(going, "mail")} {(going == 1 ? "goes" : "go")} out with the next run."
            : "Approved: what is planned for it later goes out at once.", cancellationToken);

    public Task<IActionResult> OnPostHoldAsync(long id, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(id, async (row, who) =>
        {
            var held = await approvals.HoldAsync(row, reason, who, cancellationToken);
            return $"Held: {Words.Count(held, "mail")} {(held == 1 ? "waits" : "wait")} until the report is approved.";
        }, cancellationToken);

    private async Task<IActionResult> DecideAsync(
        long id, Func<Edition, string, Task<string>> decide, CancellationToken cancellationToken) =>
        !User.MaySettle() ? Forbid()
            : await editions.FindAsync(User, id, cancellationToken) is { } row ? await this.ActAsync(who => decide(row, who))
            : NotFound();

    private async Task<string?> TextAsync(long id, CancellationToken cancellationToken) =>
        await frozen.FindAsync(id, Edition.Text, cancellationToken) is { } text ? Encoding.UTF8.GetString(text.Content) : null;
}
