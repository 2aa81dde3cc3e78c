using IWReports.Worker.Admin.Checks;
using IWReports.Worker.Admin.Data;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Mapping;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What was read: how fresh, how much, and what maps to no team and no officer, to be mapped here.</summary>
[Authorize(Policy = Roles.CanSeeJobs)]
internal sealed class DataModel(SourceFreshness freshness, UnmappedReader unmapped, Quarantine quarantine, Mappings mappings,
    MappingEdits edits, RunRequests requests, DataBooks books, IOptions<CompanyOptions> company) : PageModel
{
    public const int Shown = 50;

    // Half of what is usual is not chance, unless it is next to nothing.
    private const decimal Thin = 0.5m;
    private const decimal FewEnoughForChance = 20;

    public IReadOnlyList<ReadSource> Sources { get; private set; } = [];

    /// <summary>The business day that the pulled sources should reach.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>What maps to nothing in the last month that has calls; null where there are none.</summary>
    public UnmappedLately? Lately { get; private set; }

    public IReadOnlyList<string> People { get; private set; } = [];

    public IReadOnlyList<MappedBy> Mapped { get; private set; } = [];

    public IReadOnlyList<RestatedEdition> Restated { get; private set; } = [];

    public long Waiting { get; private set; }

    public long DaysToMeasure { get; private set; }

    public IEnumerable<string> Teams => company.Value.Teams.Keys.Order(StringComparer.Ordinal);

    /// <summary>Only what is pulled should be fresh: files come when somebody brings them.</summary>
    public bool IsLate(ReadSource source) => Due is { } due && freshness.IsNightly(source.Name) && !(source.Newest >= due);

    public static bool IsThin(ReadSource source) => source.Usual >= FewEnoughForChance && source.OnNewest < source.Usual * Thin;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await mappings.LoadAsync(cancellationToken);
        Sources = await freshness.ReadVolumesAsync(cancellationToken);
        Due = await freshness.DueAsync(cancellationToken);
        Lately = await unmapped.LatelyAsync(cancellationToken);
        People = await books.PeopleAsync(cancellationToken);
        Mapped = await books.MappedAsync(cancellationToken);
        Restated = await books.RestatedAsync(cancellationToken);
        Waiting = await quarantine.CountAsync(cancellationToken);
        DaysToMeasure = await books.DaysToMeasureAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostQueueAsync(string? name, string? team, CancellationToken cancellationToken) => ActAsync(async who =>
        $"{name} belongs to {team} from now on. {Days(await edits.SetTeamAsync(name ?? "", team ?? "", who, cancellationToken))}");

    public Task<IActionResult> OnPostOfficerAsync(string? name, string? officer, CancellationToken cancellationToken) =>
        ActAsync(async who => $"{name} is {officer} from now on, in calls read before too. "
            + Days(await edits.SetOfficerAsync(name ?? "", officer ?? "", who, cancellationToken)));

    public Task<IActionResult> OnPostUnmapAsync(string? kind, string? name, CancellationToken cancellationToken) => ActAsync(async who =>
        $"{name} is mapped here no more. {Days(await edits.RemoveAsync(kind ?? "", name ?? "", who, cancellationToken))}");

    public async Task<IActionResult> OnPostMeasureAsync(CancellationToken cancellationToken) => !User.MayOperate() ? Forbid()
        : Redirect($"/schedules/runs/{await requests.QueueMeasureAsync(User.Identity!.Name!, "what changed, asked for on the page of data",
            cancellationToken)}");

    private static string Days(int days) => $"{Words.Count(days, "day")} {(days == 1 ? "is" : "are")} to be measured again.";

    private async Task<IActionResult> ActAsync(Func<string, Task<string>> act) =>
        User.MayOperate() ? await Acting.ActAsync(this, act) : Forbid();
}
