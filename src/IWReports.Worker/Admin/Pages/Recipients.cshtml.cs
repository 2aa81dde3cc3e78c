using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Who gets which reports: for those who settle deliveries; admins add people here.</summary>
internal sealed class RecipientsModel(
    RecipientReader recipients, RecipientStore store, RosterReader roster, BusinessClock clock, IOptions<CompanyOptions> company)
    : PageModel
{
    private IReadOnlyList<RosterEntry> _roster = [];
    private IReadOnlyList<Absence> _absences = [];

    public IReadOnlyList<Recipient> Rows { get; private set; } = [];

    /// <summary>What the form for another one holds.</summary>
    public RecipientFields Fields { get; private set; } = null!;

    public bool IsAway(Recipient one) => DigestRecipient.IsAway(one.Name, clock.Today, _roster, _absences);

    /// <summary>The deputy, and where only the roster names one that it does.</summary>
    public string Deputy(Recipient one) => one.Deputy
        ?? (one.Role is RecipientRole.Supervisor && _roster.FirstOrDefault(entry => entry.Person == one.Name && entry.Covers(clock.Today))
            is { Deputy: { } named } ? $"{named} (roster)" : "–");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!User.MaySettle())
            return Forbid();
        await ReadAsync(new(), null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(RecipientForm form, CancellationToken cancellationToken)
    {
        if (!User.IsInRole(Roles.Admin))
            return Forbid();
        try
        {
            await store.AddAsync(form.Entry(), User.Identity!.Name!, cancellationToken);
            TempData["Done"] = $"{form.Name?.Trim()} gets reports from now on.{await NotOnRosterAsync(form, cancellationToken)}";
            return RedirectToPage();
        }
        catch (InputException wrong)
        {
            await ReadAsync(form, wrong, cancellationToken);
            return Page();
        }
    }

    // Whether a supervisor is away, and who stands in, is found by the name.
    private async Task<string> NotOnRosterAsync(RecipientForm form, CancellationToken cancellationToken) =>
        form.Role != RecipientRole.Supervisor.Word() || (await roster.RosterAsync(cancellationToken))
            .Any(entry => entry.Person == form.Name?.Trim() && entry.Covers(clock.Today)) ? ""
            : " The roster has nobody of that name today: reports go out, but nobody can tell when they are away.";

    private async Task ReadAsync(RecipientForm form, InputException? wrong, CancellationToken cancellationToken)
    {
        Rows = [.. (await recipients.AllAsync(cancellationToken)).OrderByDescending(one => one.Active)];
        _roster = await roster.RosterAsync(cancellationToken);
        _absences = await roster.AbsencesAsync(cancellationToken);
        Fields = new("add", form, company.Value.Teams.Keys.Order(StringComparer.Ordinal),
            Rows.Where(one => one.Active).Select(one => one.Name), wrong);
    }
}
