using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.TeamWeek;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Editions of the sample company as the database kept them, without their lists of figures, which no template prints.</summary>
internal static class SampleReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ChartReader() },
    };

    public static DailyDigestModel Digest { get; } = Read<DailyDigestModel>(DailyDigestReport.Id);

    public static TeamWeekModel Week { get; } = Read<TeamWeekModel>(ReportCatalog.TeamWeek.Id);

    private static T Read<T>(string report) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Snapshot.Folder, "sample", report, "model.json")), Json)!;

    // An edition stores what a chart holds and not its kind; what it holds tells.
    private sealed class ChartReader : JsonConverter<Chart>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Chart);

        public override Chart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var chart = JsonElement.ParseValue(ref reader);
            bool Has(string name) => chart.TryGetProperty(name, out _);
            return Has("points") ? chart.Deserialize<TrendChart>(options)!
                : Has("slots") ? chart.Deserialize<DemandChart>(options)!
                : Has("promises") ? chart.Deserialize<DistributionChart>(options)!
                : Has("bins") ? chart.Deserialize<WaitChart>(options)!
                : Has("values") ? chart.Deserialize<Sparkline>(options)!
                : Has("steps") ? chart.Deserialize<WaterfallChart>(options)!
                : Has("stations") ? chart.Deserialize<JourneyChart>(options)!
                : Has("cells") ? chart.Deserialize<HeatMap>(options)!
                : Has("unit") ? chart.Deserialize<ParetoChart>(options)!
                : chart.GetProperty("rows").EnumerateArray().All(row => row.TryGetProperty("answers", out _))
                    ? chart.Deserialize<DivergingChart>(options)!
                    : chart.Deserialize<BulletChart>(options)!;
        }

        public override void Write(Utf8JsonWriter writer, Chart value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
