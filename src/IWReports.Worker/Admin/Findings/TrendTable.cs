using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Which figures rise or fall, and by how much a month.</summary>
internal static class TrendTable
{
    private const string Sql = """
        select kpi, months, direction, tested, slope, slope_low, slope_high, lowest, median, highest
        from analysis_trend where period = $1 order by array_position($2, kpi)
        """;

    public static readonly FindingsTable Table = new(
        "trends", "Trends", "Whether the months up to this one rise or fall, and by how much a month.", Sql, Cells)
    {
        Columns = ["KPI", "Months", "Direction", "A month", "Lowest", "In the middle", "Highest"],
        Empty = "No figure has a month to go by.",
    };

    private static string[] Cells(ReportPeriod month, NpgsqlDataReader row)
    {
        var text = new FindingText(row.GetString(0), month);
        return
        [
            text.Name,
            row.GetInt32(1).ToString(CultureInfo.InvariantCulture),
            Direction(row.GetInt16(2), row.GetBoolean(3)),
            row.Value<double>(4) is { } slope && row.Value<double>(5) is { } low && row.Value<double>(6) is { } high
                ? text.Change(slope, low, high) : FindingsTable.Dash,
            text.Of(row.GetDouble(7)),
            text.Of(row.GetDouble(8)),
            text.Of(row.GetDouble(9)),
        ];
    }

    private static string Direction(short direction, bool isTested) =>
        direction > 0 ? "rising" : direction < 0 ? "falling" : isTested ? "neither rising nor falling" : "cannot be told yet";
}
