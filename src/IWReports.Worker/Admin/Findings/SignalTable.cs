using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Figures, how they stand to their targets, and which of them are unusual.</summary>
internal static class SignalTable
{
    private const string Sql = """
        select kpi, value, target, rag, demand_limited, lower, upper, provisional, variation, rule, assurance
        from analysis_signal where period = $1
        order by case when demand_limited then null else array_position(array['red', 'amber'], rag) end, array_position($2, kpi)
        """;

    public static readonly FindingsTable Table = new(
        "signals", "What fell short",
        "What missed its target or is worse than usual, and whether that is more than the usual ups and downs.",
        FindingsReader.Rows<Row>(Sql, Write))
    {
        Columns = ["KPI", "Value", "Target", "Standing", "Usual range", "This month", "As things run"],
        Calm = "Nothing missed its target, and nothing is worse than usual.",
        Empty = "Nothing was measured in this month.",
    };

    private static FindingsRow Write(ReportPeriod month, Row row)
    {
        var text = new FindingText(row.Kpi, month);
        return new(
        [
            text.Name,
            text.Of(row.Value),
            row.Target is { } target ? text.Of(target) : FindingsTable.Dash,
            row.DemandLimited ? "officers waited for calls" : Standing(row.Rag),
            row.Lower is { } lower && row.Upper is { } upper
                ? $"{text.Limit(lower)} to {text.Limit(upper)}{(row.Provisional ? ", provisional" : "")}" : FindingsTable.Dash,
            $"{Variation(row.Variation)}{Rule(row.Rule)}",
            Assurance(row.Assurance, Missed(row)),
        ], row.Kpi, Missed(row) || row.Variation is "concern_high" or "concern_low");
    }

    private static bool Missed(Row row) => !row.DemandLimited && row.Rag is ("red" or "amber");

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

    private static string Assurance(string? assurance, bool missed) => assurance switch
    {
        "pass" when missed => "nearly always met, not this month",
        "pass" => "nearly always met",
        "fail" => "out of reach",
        "hit-and-miss" => "met at times",
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
