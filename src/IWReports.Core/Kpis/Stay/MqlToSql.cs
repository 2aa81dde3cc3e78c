using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of the leads that marketing thought ready which sales took on. Source: ops/docs/metrics.md, 7.4.</summary>
internal static class MqlToSql
{
    public const string Id = "mql_to_sql";

    /// <summary>Booked to the day that sales took a lead on.</summary>
    public static readonly Measure<Lead> TakenOn = new("sql_reached", _ => 1) { BookedTo = (lead, _) => lead.SqlOn };

    private static readonly Measure<Lead> Mqls = new("leads_mql", lead => lead.MqlOn is null ? 0 : 1);

    private static readonly Kpi Maturity = Leads("mql_decided", "Marketing's leads decided", Better.Neither,
        new Measure<Lead>("leads_mql_decided", lead => lead.MqlOn is null || (lead.SqlOn is null && lead.LostOn is null) ? 0 : 1), Mqls,
        "Leads of the period qualified by marketing that sales took on or lost ÷ all of them: how far the conversion can still change.");

    private static readonly Kpi Milestone = Leads("mql_to_sql_milestone", "To sales, by milestone", Better.Higher,
        TakenOn, new Measure<Lead>("mql_reached", _ => 1) { BookedTo = (lead, _) => lead.MqlOn },
        "Leads that sales took on in the period ÷ leads that marketing qualified in the period, whenever they became known: activity, "
            + "not conversion, since it mixes cohorts.") with
    {
        MayExceedWhole = true,
    };

    public static readonly Kpi Kpi = Leads(Id, "Leads taken on by sales", Better.Higher,
        new Measure<Lead>("leads_sql", lead => lead.SqlOn is null ? 0 : 1), Mqls,
        "Leads that became known in the period and that sales took on since ÷ those qualified by marketing. Read with the share "
            + "decided.") with
    {
        Beside = [Maturity, Milestone],
    };

    internal static Kpi Leads(string id, string name, Better better, IMeasure reached, IMeasure of, string formula) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = better,
        Numerator = reached,
        Denominator = of,
        Formula = formula,
    };
}
