using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of the leads that sales took on which bought. Source: ops/docs/metrics.md, 7.4.</summary>
internal static class SqlToWon
{
    public const string Id = "sql_to_won";

    private static readonly Measure<Lead> Sqls = new("leads_taken_on", lead => lead.SqlOn is null ? 0 : 1);

    private static readonly Kpi Maturity = MqlToSql.Leads("sql_decided", "Sales' leads decided", Better.Neither,
        new Measure<Lead>("leads_sql_decided", lead => lead.SqlOn is null || (lead.WonOn is null && lead.LostOn is null) ? 0 : 1), Sqls,
        "Leads of the period that sales took on and that were won or lost ÷ all of them: how far the conversion can still change.");

    private static readonly Kpi Milestone = MqlToSql.Leads("sql_to_won_milestone", "Won, by milestone", Better.Higher,
        new Measure<Lead>("won_reached", _ => 1) { BookedTo = (lead, _) => lead.WonOn }, MqlToSql.TakenOn,
        "Leads won in the period ÷ leads that sales took on in the period, whenever they became known: activity, not conversion, since "
            + "it mixes cohorts.") with
    {
        MayExceedWhole = true,
    };

    public static readonly Kpi Kpi = MqlToSql.Leads(Id, "Leads won", Better.Higher,
        new Measure<Lead>("leads_won", lead => lead.WonOn is null ? 0 : 1), Sqls,
        "Leads that became known in the period and that bought since ÷ those that sales took on. Read with the share decided.") with
    {
        Beside = [Maturity, Milestone],
    };
}
