using IWReports.Core.Calendar;
using IWReports.Core.Language;

namespace IWReports.Worker.Admin.Findings;

/// <summary>How targets lie to what is done today, and what to do about them.</summary>
internal static class TargetTable
{
    private const string Sql = """
        select kpi, target, mean, chance, zone, advice as proposal, tighten_to, needed_mean, next_step, unusual, provisional
        from analysis_target where period = $1 order by array_position($2, kpi)
        """;

    // Nearer to never and always a year of months cannot tell.
    private const double MinChance = 0.01;

    public static readonly FindingsTable Table = new(
        "targets", "Targets",
        "How often each target is met as things run today, and what to do about it. No target changes by itself. Of a KPI whose month is "
            + "unusual nothing is advised: find what changed first.",
        FindingsReader.Rows<Row>(Sql, Write))
    {
        Columns = ["KPI", "Target", "Months that meet it", "It is", "What to do", "Next month"],
        Calm = "No target is to be changed now.",
        Empty = "No target could be judged: too few months are known.",
    };

    private static FindingsRow Write(ReportPeriod month, Row row)
    {
        var text = new FindingText(row.Kpi, month);
        return new(
        [
            text.Name,
            text.Of(row.Target),
            $"{Chance(row.Chance, month)}{(row.Provisional ? ", provisional" : "")}",
            Zone(row.Zone),
            row.Unusual ? "nothing yet: unusual month" : Proposal(text, row),
            row.NextStep is { } next ? text.Of(next) : FindingsTable.Dash,
        ], row.Kpi, !row.Unusual && row.Proposal is "tighten" or "redesign");
    }

    public static string Chance(double chance, ReportPeriod month)
    {
        string Share(double share) => Figure.Share((decimal)share, month).Text;
        return chance < MinChance ? $"fewer than {Share(MinChance)}"
            : chance > 1 - MinChance ? $"more than {Share(1 - MinChance)}" : Share(Math.Round(chance, 2));
    }

    public static string Zone(string zone) => zone switch
    {
        "unrealistic" => "out of reach as things run",
        "already-met" => "nearly always met",
        _ => zone,
    };

    private static string Proposal(FindingText text, Row row) =>
        (row.Proposal, row.TightenTo, row.NeededMean) switch
    {
        ("tighten", { } to, _) => $"tighten to {text.Of(to)}",
        ("redesign", _, { } needed) =>
            $"change how it is done: it takes a mean of {text.Of(needed)}, today's is {text.Of(row.Mean)}",
        ("redesign", _, null) => "change how it is done: only what never fails meets it",
        (null, _, _) => "keep until more months are known",
        _ => "keep",
    };

    private sealed record Row
    {
        public required string Kpi { get; init; }

        public double Target { get; init; }

        public double Mean { get; init; }

        public double Chance { get; init; }

        public required string Zone { get; init; }

        public string? Proposal { get; init; }

        public double? TightenTo { get; init; }

        public double? NeededMean { get; init; }

        public double? NextStep { get; init; }

        public bool Unusual { get; init; }

        public bool Provisional { get; init; }
    }
}
