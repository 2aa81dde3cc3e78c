using System.Text.Json;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

/// <summary>
/// Cases computed by running NHSRplotthedots 0.2.2 (MIT); the constant series is the one known difference: its limits are the mean, not
/// NaN.
/// </summary>
public sealed class XmrCasesTests
{
    private const double Tolerance = 1e-6;

    private static readonly JsonElement Cases = TestData.Json("xmr_cases.json").GetProperty("cases");

    public static TheoryData<string> Ids => new(Cases.EnumerateArray().Select(one => one.GetProperty("id").GetString()!));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Limits_labels_and_icons_are_those_of_the_reference(string id)
    {
        var one = Cases.EnumerateArray().Single(other => other.GetProperty("id").GetString() == id);
        var expected = one.GetProperty("expected");
        var chart = Chart(one.GetProperty("input"));

        var groups = chart.Points.Select(point => point.Limits).Distinct().ToList();
        Assert.Equal(expected.GetProperty("groups").GetArrayLength(), groups.Count);
        foreach (var (limits, group) in groups.Zip(expected.GetProperty("groups").EnumerateArray()))
        {
            Assert.Equal(group.GetProperty("mean").GetDouble(), limits.Mean, Tolerance);
            Assert.Equal(group.GetProperty("lpl").GetDouble(), limits.Lower, Tolerance);
            Assert.Equal(group.GetProperty("upl").GetDouble(), limits.Upper, Tolerance);
            Assert.Equal(group.GetProperty("mean_moving_range").GetDouble(), limits.MovingRange, Tolerance);
        }

        Assert.Equal(expected.GetProperty("groups").EnumerateArray().Last().GetProperty("short_group_warning").GetBoolean(), chart.IsTrial);
        Assert.Equal(Strings(expected, "special_cause_type"), chart.Points.Select(point => point.Label()));
        Assert.Equal(Strings(expected, "point_type"), chart.Points.Select(PointType));
        Assert.Equal(expected.GetProperty("variation_icon").GetString(),
            chart.Variation == Variation.Common ? "common_cause" : chart.Variation.Icon());
        Assert.Equal(expected.GetProperty("assurance_type").GetString(),
            chart.Assurance is { } assurance ? AssuranceType(assurance) : null);
    }

    private static XmrChart Chart(JsonElement input) => XmrChart.Of(
        Strings(input, "dates").Zip(input.GetProperty("values").EnumerateArray(),
            (date, value) => new SeriesPoint(DateOnly.Parse(date), value.GetDouble())),
        new(SpcRulesTests.Improve(input.GetProperty("improvement_direction").GetString()))
        {
            Target = input.GetProperty("target") is { ValueKind: JsonValueKind.Number } target ? target.GetDouble() : null,
            Rebase = input.GetProperty("rebase_dates").ValueKind == JsonValueKind.Null ? []
                : [.. Strings(input, "rebase_dates").Select(DateOnly.Parse)],
            FixAfter = input.GetProperty("fix_after_n_points") is { ValueKind: JsonValueKind.Number } first ? first.GetInt32() : null,
            Screen = input.GetProperty("screen_outliers").GetBoolean(),
        });

    private static string PointType(XmrPoint point) => point.Variation == Variation.Common ? "common_cause"
        : $"special_cause_{point.Variation.Kind()}";

    internal static string AssuranceType(Assurance assurance) => assurance switch
    {
        Assurance.Pass => "consistent_pass",
        Assurance.Fail => "consistent_fail",
        _ => "inconsistent",
    };

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray()
        .Select(text => text.GetString()!);
}
