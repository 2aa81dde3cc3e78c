using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Gives a schedule other times: what they would be is shown before they are saved.</summary>
internal sealed class ScheduleEditModel(Schedules schedules, ScheduleEdits edits, HolidayNames holidays, CompanyTime clock) : PageModel
{
    public static IReadOnlyList<string> Zones { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && (zone.Id.Contains('/') || zone.Id == "UTC"))
            .Select(zone => zone.Id).Order(StringComparer.Ordinal),
    ];

    public JobSchedule Before { get; private set; } = null!;

    public string Cron { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public string Days { get; private set; } = "";

    /// <summary>The schedule as it would be; null until values were given that can be followed.</summary>
    public JobSchedule? After { get; private set; }

    /// <summary>Null for what comes round every few minutes.</summary>
    public NextTimes? Next { get; private set; }

    public IEnumerable<(string What, string Was, string Becomes)> Changes =>
        new[] { ("Cron", Before.Cron, After?.Cron ?? ""), ("Zone", Before.Zone, After?.Zone ?? ""),
            ("Days", Before.Days, After?.Days ?? "") }
            .Where(change => change.Item2 != change.Item3);

    public async Task<IActionResult> OnGetAsync(string id, string? cron, string? zone, string? days, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        if ((await schedules.ListAsync(cancellationToken)).FirstOrDefault(state => state.Schedule.Id == id) is not { } found)
            return NotFound();
        Before = found.Schedule;
        (Cron, Zone, Days) = (cron ?? Before.Cron, zone ?? Before.Zone, days ?? Before.Days);
        if (cron is null)
            return Page();
        try
        {
            After = edits.Edited(Before, Cron, Zone, Days);
            Next = found.Job.Ticks ? null : NextTimes.Of(schedules.TimetableOf(After), found.Job.Period, holidays, clock.UtcNow);
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string id, string? cron, string? zone, string? days, string reason, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            await edits.EditAsync(id, cron, zone, days, User.Identity!.Name!, reason, cancellationToken);
            TempData["Done"] = $"{id} has its new times.";
            return Redirect($"/schedules/{id}");
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return RedirectToPage(new { id, cron, zone, days });
        }
    }
}
