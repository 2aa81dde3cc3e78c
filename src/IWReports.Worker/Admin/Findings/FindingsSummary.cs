using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Host;

namespace IWReports.Worker.Admin.Findings;

/// <summary>How many figures of a month were judged, and how they stood.</summary>
internal sealed record MonthInFigures
{
    public long Judged { get; init; }

    public long Missed { get; init; }

    public long AtRisk { get; init; }

    public long Worse { get; init; }
}

/// <summary>A cause that took from the share of calls answered in time, beyond chance.</summary>
internal sealed record PullingCause
{
    public required string Driver { get; init; }

    public double Change { get; init; }
}

/// <summary>Says a month in a few sentences, for those who read no table.</summary>
/// <remarks>Targets are counted as the board's scorecard counts them, without KPIs that are read beside another.</remarks>
internal static class FindingsSummary
{
    /// <summary>$2 of the statement.</summary>
    public static readonly string[] Counted = [.. KpiCatalog.Headlines.Select(kpi => kpi.Id)];

    public const string Sql = """
        select count(*) filter (where counts and rag is not null) as judged, count(*) filter (where counts and rag = 'red') as missed,
            count(*) filter (where counts and rag = 'amber') as at_risk, count(*) filter (where variation like 'concern%') as worse
        from analysis_signal cross join lateral (select kpi = any($2) and not demand_limited as counts) headline where period = $1
        """;

    public const string CauseSql =
        "select driver, change from analysis_cause where period = $1 and significant and change < 0 order by change";

    public static string Of(MonthInFigures month, IReadOnlyList<PullingCause> causes, ReportPeriod period)
    {
        var targets = month.Judged == 0 ? "No figure of this month could be held against a target."
            : month.Judged == 1 && month.Missed + month.AtRisk == 0 ? "The one target was met."
            : month.Missed + month.AtRisk == 0 ? $"All of {Words.Count(month.Judged, "target")} were met."
            : $"Of {Words.Count(month.Judged, "target")} {month.Missed} {Were(month.Missed)} missed and {month.AtRisk} "
                + $"{Were(month.AtRisk)} at risk.";
        var worse = month.Worse == 0 ? "Nothing is worse than usual."
            : $"{Words.Count(month.Worse, "figure")} {(month.Worse == 1 ? "is" : "are")} worse than usual.";
        return causes.Count == 0 ? $"{targets} {worse}" : $"{targets} {worse} By the queue model, calls answered in time were lost to "
            + $"{DailyDigestText.List([.. causes.Select(Cause)])}.";

        string Cause(PullingCause cause) => $"{Sentence.Lower(CauseText.Subject(EnumWords.Parse<Driver>(cause.Driver), cause.Change, 0))} "
            + $"({FigureText.Of(new((decimal)cause.Change * 100, Unit.Points, period), FigureText.WithSign)} points)";
    }

    private static string Were(long count) => count == 1 ? "was" : "were";
}
