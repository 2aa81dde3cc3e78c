using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Writes a KPI's name and its values as reports do.</summary>
internal sealed class FindingText(string kpi, ReportPeriod month)
{
    private readonly Kpi? _known = KpiCatalog.Find(kpi);

    public string Name => _known?.Name ?? kpi;

    private Unit Unit => _known?.Unit ?? Unit.Count;

    public string Of(decimal value) => new Figure(value, Unit, month).Text;

    public string Of(double value) => Of((decimal)value);

    /// <summary>"+0.5 (+0.1 to +1) points": a share changes by points.</summary>
    public string Change(double value, double low, double high) => Unit == Unit.Percent
        ? $"{Signed(100 * value, Unit.Points)} ({Signed(100 * low, Unit.Points)} to {Signed(100 * high, Unit.Points)}) points"
        : $"{Signed(value, Unit)} ({Signed(low, Unit)} to {Signed(high, Unit)})";

    /// <summary>
    /// Shares end at nothing and at all, counts at nothing; only the written limit is cut there. Points and growth may be
    /// below.
    /// </summary>
    public string Limit(double limit) => Of(_known switch
    {
        { Unit: Unit.Points } or { AgainstLastYear: true } => limit,
        { Unit: Unit.Percent } => Math.Clamp(limit, 0, 1),
        _ => Math.Max(limit, 0),
    });

    private string Signed(double value, Unit unit) => FigureText.Of(new((decimal)value, unit, month), FigureText.WithSign);
}
