using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Which figures rise or fall, and by how much a month.</summary>
internal static class TrendTable
{
    private const string Sql = """
        select kpi, months, direction, tested, slope, slope_low, slope_high, lowest, median, highest
        from analysis_trend where period = $1 order by array_position($2, kpi)
        """;

    public static readonly FindingsTable Table = new(
        "trends", "Trends", "Whether the months up to this one rise or fall, and by how much a month.",
        FindingsReader.Rows<Row>(Sql, Write))
    {
        Columns = ["KPI", "Months", "Direction", "A month", "Lowest", "In the middle", "Highest"],
        Calm = "No figure is known to rise or fall.",
        Empty = "No figure has a month to go by.",
    };

    private static FindingsRow Write(ReportPeriod month, Row row)
    {
        var text = new FindingText(row.Kpi, month);
        return new(
        [
            text.Name,
            row.Months.ToString(CultureInfo.InvariantCulture),
            InWords(row.Direction, row.Tested),
            row.Slope is { } slope && row.SlopeLow is { } low && row.SlopeHigh is { } high
                ? text.Change(slope, low, high) : FindingsTable.Dash,
            text.Of(row.Lowest),
            text.Of(row.Median),
            text.Of(row.Highest),
        ], row.Kpi, row.Direction != 0);
    }

    private static string InWords(short direction, bool isTested) =>
        direction > 0 ? "rising" : direction < 0 ? "falling" : isTested ? "neither rising nor falling" : "cannot be told yet";

    private sealed record Row
    {
        public required string Kpi { get; init; }

        public int Months { get; init; }

        public short Direction { get; init; }

        public bool Tested { get; init; }

        public double? Slope { get; init; }

        public double? SlopeLow { get; init; }

        public double? SlopeHigh { get; init; }

        public double Lowest { get; init; }

        public double Median { get; init; }

        public double Highest { get; init; }
    }
}
