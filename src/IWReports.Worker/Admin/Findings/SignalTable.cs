using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Figures, how they stand to their targets, and which of them are unusual.</summary>
internal static class SignalTable
{
    private const string Sql = """
        select kpi, value, target, rag, demand_limited, lower, upper, provisional, variation, rule, assurance
        from analysis_signal where period = $1 order by array_position($2, kpi)
        """;

    public static readonly FindingsTable Table = new(
        "signals", "Signals", "How each figure stands to its target, and whether the month is more than the usual ups and downs.",
        FindingsReader.Rows<Row>(Sql, Cells))
    {
        Columns = ["KPI", "Value", "Target", "Standing", "Usual range", "This month", "As things run"],
        Empty = "Nothing was measured in this month.",
    };

    private static string[] Cells(ReportPeriod month, Row row)
    {
        var text = new FindingText(row.Kpi, month);
        return
        [
            text.Name,
            text.Of(row.Value),
            row.Target is { } target ? text.Of(target) : FindingsTable.Dash,
            row.DemandLimited ? "officers waited for calls" : Standing(row.Rag),
            row.Lower is { } lower && row.Upper is { } upper
                ? $"{text.Limit(lower)} to {text.Limit(upper)}{(row.Provisional ? ", provisional" : "")}" : FindingsTable.Dash,
            $"{Variation(row.Variation)}{Rule(row.Rule)}",
            Assurance(row.Assurance),
        ];
    }

    private static string Standing(string? rag) =>
        EnumWords.Find<Rag>(rag) is { } known ? StandingText.Of(known) : FindingsTable.Dash;

    private static string Variation(string? variation) => variation switch
    {
        null => "cannot be told",
        "common" => "as usual",
        "neutral_high" => "higher than usual",
        "neutral_low" => "lower than usual",
        "improvement_high" or "improvement_low" => "better than usual",
        _ => "worse than usual",
    };

    private static string Rule(string? rule) => rule switch
    {
        "outside-limits" => ": outside its usual range",
        "trend" => ": seven months or more in one direction",
        "two-in-three" => ": near the end of its usual range in two of three months",
        "one-side" => ": seven months or more on one side of its mean",
        _ => "",
    };

    private static string Assurance(string? assurance) => assurance switch
    {
        "pass" => "will be met",
        "fail" => "out of reach",
        "hit-and-miss" => "hit and miss",
        _ => FindingsTable.Dash,
    };

    private sealed record Row
    {
        public required string Kpi { get; init; }

        public decimal Value { get; init; }

        public decimal? Target { get; init; }

        public string? Rag { get; init; }

        public bool DemandLimited { get; init; }

        public double? Lower { get; init; }

        public double? Upper { get; init; }

        public bool Provisional { get; init; }

        public string? Variation { get; init; }

        public string? Rule { get; init; }

        public string? Assurance { get; init; }
    }
}
