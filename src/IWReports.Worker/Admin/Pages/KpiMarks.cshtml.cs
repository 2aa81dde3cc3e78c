using System.Globalization;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Admin.Figures;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What people set for a KPI: its targets with the chance of meeting them, months of new limits, and notes.</summary>
internal sealed class KpiMarksModel(KpiMarks marks, KpiMarkEdits edits, KpiReader kpis, KpiCatalogue catalogue, BusinessCalendar calendar,
    BusinessClock clock, IOptions<MeasurementOptions> options) : PageModel
{
    private const int MonthsOfHistory = 24;

    private const decimal LargestShare = 200, LargestNumber = 1_000_000_000;

    public Kpi Kpi { get; private set; } = null!;

    public MeasureSettings Settings { get; private set; } = null!;

    public IReadOnlyList<KpiMark> Marks { get; private set; } = [];

    /// <summary>The target that was asked about, in the KPI's unit.</summary>
    public decimal? Asked { get; private set; }

    /// <summary>How it lies to what is done today; null where too few months are known.</summary>
    public TargetFinding? Finding { get; private set; }

    public ReportPeriod Month { get; private set; }

    /// <summary>The act that was refused, with what was filled in.</summary>
    public string? Refused { get; private set; }

    public KpiMarkForm Form { get; private set; } = new();

    public bool MaySet => User.MayAdviseBoard();

    public bool IsShare => Kpi.Unit == Unit.Percent;

    public string UnitWord => Kpi.Unit switch { Unit.Percent => "in %", Unit.Seconds => "in seconds", _ => "as it is counted" };

    /// <summary>As a person writes it.</summary>
    public string Written(decimal value) => (IsShare ? value * 100 : value).ToString("0.####", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string id, string? target, CancellationToken cancellationToken)
    {
        if (KpiCatalog.Find(id) is not { } kpi)
            return NotFound();
        Settings = options.Value.For(calendar, clock.Today);
        Kpi = kpi.On(clock.Today, Settings);
        Marks = await marks.OfAsync(kpi.Id, cancellationToken);
        Month = await catalogue.LatestMonthAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(target) && Kpi.Better != Better.Neither)
            await AskAsync(target, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostTargetAsync(string id, KpiMarkForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "target", form, async (kpi, who) =>
        {
            await edits.TargetAsync(kpi, form.From, Read(form.Target), form.Words, who, cancellationToken);
            return $"The target is set: it holds from {DateText.Day(form.From!.Value)} on, and the next run judges by it.";
        }, cancellationToken);

    public Task<IActionResult> OnPostRebaseAsync(string id, KpiMarkForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "rebase", form, async (kpi, who) =>
        {
            await edits.RebaseAsync(kpi, form.From, form.Words, clock.Today, who, cancellationToken);
            return "Limits are drawn anew from that month on; signals follow with the next analysis.";
        }, cancellationToken);

    public Task<IActionResult> OnPostNoteAsync(string id, KpiMarkForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "note", form, async (kpi, who) =>
        {
            await edits.NoteAsync(kpi, form.From, form.Words, who, cancellationToken);
            return "The note is kept.";
        }, cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(string id, long mark, string? reason, CancellationToken cancellationToken) =>
        ActAsync(id, "take back", new(), async (kpi, who) =>
        {
            await edits.TakeBackAsync(kpi, mark, reason, who, cancellationToken);
            return "Taken back: it counts no more.";
        }, cancellationToken);

    private async Task<IActionResult> ActAsync(
        string id, string act, KpiMarkForm form, Func<Kpi, string, Task<string>> set, CancellationToken cancellationToken)
    {
        if (!MaySet)
            return Forbid();
        if (KpiCatalog.Find(id) is not { } kpi)
            return NotFound();
        Kpi = kpi;
        return await this.ActAsync(who => set(kpi, who), () =>
        {
            (Refused, Form) = (act, form);
            return OnGetAsync(id, form.Target, cancellationToken);
        });
    }

    private async Task AskAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            Asked = Read(target);
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return;
        }

        var judged = Kpi with { Target = new(Asked!.Value, 0, TargetOrigin.Ours) };
        if (!judged.IsAnswerable(KpiBy.Month, ScopeKind.Company))
            return;
        var months = (await kpis.ReadAsync([Kpi], Month.From.AddMonths(1 - MonthsOfHistory), Month.To, KpiBy.Month, Scope.Company,
            cancellationToken)).Select(value => value.Reportable with { Kpi = judged }).ToList();
        if (months.LastOrDefault(value => value.Key == Month.ToString()) is { } last)
            Finding = TargetFinding.Of(last, KpiTrend.Of(judged, months, Month));
    }

    // A comma is a decimal mark to some and parts thousands for others: 8,5 is not to become 85.
    private decimal? Read(string? written) => string.IsNullOrWhiteSpace(written) ? null
        : decimal.TryParse(written.Trim().TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= (IsShare ? LargestShare : LargestNumber) ? IsShare ? value / 100 : value
        : throw new InputException($"\"{written}\" is no target: write it {UnitWord}, as 85 or 85.5.");
}
