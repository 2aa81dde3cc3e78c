using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What each figure means: the catalogue, as reports cite it by its version.</summary>
internal sealed class DefinitionsModel(Definitions definitions, BusinessCalendar calendar, BusinessClock clock,
    IOptions<MeasurementOptions> options) : PageModel
{
    public string Version => definitions.Version;

    public MeasureSettings Settings { get; } = options.Value.For(calendar, clock.Today);

    public IEnumerable<IGrouping<TouchPoint, Kpi>> Stations => KpiCatalog.All.GroupBy(kpi => kpi.TouchPoint);
}
