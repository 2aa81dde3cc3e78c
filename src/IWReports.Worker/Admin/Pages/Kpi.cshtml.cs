using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Admin.Figures;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Rendering.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One KPI: its process chart, its formula, its values broken down, and the way to the calls behind them.</summary>
internal sealed class KpiModel(
    KpiReader kpis, KpiCatalogue catalogue, KpiMarks marks, BusinessCalendar calendar, IOptions<MeasurementOptions> options) : PageModel
{
    private const int MonthsOfHistory = 24;

    // As wide as the page's text, and as a phone's.
    private const double ChartWidth = 900, PhoneWidth = 340;

    [BindProperty(SupportsGet = true, Name = "")]
    public KpiAddress Asked { get; set; } = new();

    public Kpi Kpi { get; private set; } = null!;

    public KpiQuestion Question { get; private set; } = null!;

    public MeasureSettings Settings { get; private set; } = null!;

    /// <summary>Of all the days together, and of the same days a year before.</summary>
    public KpiValue? Whole { get; private set; }

    public KpiValue? LastYear { get; private set; }

    public Rag? Standing => Whole?.Value is { } value ? RagRating.Of(value, Kpi.Target, Kpi.Better) : null;

    public IReadOnlyList<KpiValue> Values { get; private set; } = [];

    public string? Chart { get; private set; }

    /// <summary>The same for a phone.</summary>
    public string? PhoneChart { get; private set; }

    /// <summary>Whether the chart marks months as better or worse than usual.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>What people set and noted that counts, the latest first.</summary>
    public IReadOnlyList<KpiMark> Marks { get; private set; } = [];

    /// <summary>What this KPI can be broken down by, here.</summary>
    public IEnumerable<KpiBy> Ways => Enum.GetValues<KpiBy>().Where(by => by is not KpiBy.Total && IsAnswerable(by));

    public bool MaySeeCalls => User.MaySeeCalls() && CallsBehind.Has(Kpi);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await AskAsync(id, cancellationToken) is { } refused)
            return refused;
        Marks = [.. (await marks.OfAsync(Kpi.Id, cancellationToken)).Where(mark => mark.TakenBackBy is null)];
        var last = ReportPeriod.MonthOf(Question.To);
        var months = await ReadAsync(last.From.AddMonths(1 - MonthsOfHistory), last.To, KpiBy.Month, cancellationToken);
        var trend = KpiTrend.Of(Kpi, months, last);
        IsMarked = trend.Chart?.Points.Any(point => point.Variation != Variation.Common) is true;
        if (trend.Months.Count > 1)
            (Chart, PhoneChart) = (Draw("kpi", trend, ChartWidth), Draw("kpi-phone", trend, PhoneWidth));
        Whole = (await ReadAsync(Question.From, Question.To, KpiBy.Total, cancellationToken)).SingleOrDefault();
        LastYear = (await ReadAsync(Question.From.AddYears(-1), Question.To.AddYears(-1), KpiBy.Total, cancellationToken))
            .SingleOrDefault();
        Values = await ReadAsync(Question.From, Question.To, Question.By, cancellationToken);
        if (Question.By is KpiBy.HalfHour or KpiBy.WeekdayHalfHour)
            Values = [.. Values.SkipWhile(IsEmpty).Reverse().SkipWhile(IsEmpty).Reverse()];
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(string id, CancellationToken cancellationToken) =>
        ExportAsync(id, "text/csv", "csv", KpiExport.Csv, cancellationToken);

    public Task<IActionResult> OnGetWorkbookAsync(string id, CancellationToken cancellationToken) => ExportAsync(
        id, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", KpiExport.Workbook, cancellationToken);

    private string Draw(string id, KpiTrend trend, double width) => ChartDrawing.DrawSvg(
        KpiTrendChart.Of(id, $"{Kpi.Name} by month", Kpi, trend, KpiText.Value((decimal)trend.Months[^1].Value, Kpi.Unit),
            Marks.Where(mark => mark.Kind == KpiMark.Note).Select(mark => (mark.Day, mark.Words))), width);

    private async Task<IActionResult> ExportAsync(string id, string type, string ending,
        Func<Kpi, KpiQuestion, IEnumerable<KpiValue>, byte[]> write, CancellationToken cancellationToken)
    {
        if (await AskAsync(id, cancellationToken) is { } refused)
            return refused;
        // What cannot be read is told on the page, instead of a file of other days.
        if (!ModelState.IsValid)
            return Redirect(Question.Address(Kpi.Id));
        var values = await ReadAsync(Question.From, Question.To, Question.By, cancellationToken);
        return File(write(Kpi, Question, values), type, $"{Kpi.Id}-{Question.Days}.{ending}");
    }

    private async Task<IActionResult?> AskAsync(string id, CancellationToken cancellationToken)
    {
        if (KpiCatalog.Find(id) is not { } kpi)
            return NotFound();
        var month = await catalogue.LatestMonthAsync(cancellationToken);
        Kpi = kpi;
        try
        {
            Question = KpiQuestion.Of(Asked, month, User);
            // A day that cannot be read counts as none.
            if (!ModelState.IsValid)
                TempData["Wrong"] = $"Write days as 2025-11-28. Shown is {Question.DaysText}.";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            Question = KpiQuestion.Of(new(), month, User);
        }

        if (!IsAnswerable(Question.By))
            Question = Question with { By = KpiBy.Day };
        Settings = options.Value.For(calendar, Question.To);
        Kpi = kpi.On(Question.To, Settings);
        return null;
    }

    // Nobody reads through a night without calls.
    private static bool IsEmpty(KpiValue value) => value is { Numerator: null or 0, Denominator: null or 0 };

    // By name only the whole company is broken down.
    private bool IsAnswerable(KpiBy by) => (KpiKey.ScopeOf(by) is null || Question.Scope == Scope.Company)
        && Kpi.IsAnswerable(by, KpiKey.ScopeOf(by) ?? Question.Scope.Kind);

    // As the catalogue has it: each value is judged by the target of its own days, not by that of the last.
    private async Task<IReadOnlyList<KpiValue>> ReadAsync(DateOnly from, DateOnly to, KpiBy by, CancellationToken cancellationToken) =>
        Kpi.IsAnswerable(by, KpiKey.ScopeOf(by) ?? Question.Scope.Kind)
            ? [.. (await kpis.ReadAsync([KpiCatalog.Find(Kpi.Id)!], from, to, by, Question.Scope, cancellationToken))
                .Select(value => value.Reportable)]
            : [];
}
