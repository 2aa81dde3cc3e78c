using System.Text.Json;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

/// <summary>Public Health England's units and limits; over-dispersion as FunnelPlotR computes it (funnel_overdispersion.json).</summary>
public sealed class FunnelTests
{
    private static readonly JsonElement Reference = TestData.Json("funnel_overdispersion.json");

    private static readonly List<FunnelUnit> Units =
        [.. TestData.Rows("funnel_proportion_units.csv")
        .Select(row => new FunnelUnit(row["unit"], double.Parse(row["numerator"]), double.Parse(row["denominator"])))];

    [Fact]
    public void Limits_are_those_published()
    {
        var rows = TestData.Numbers("funnel_proportion_limits.csv").ToList();
        var funnel = Funnel.Of(Units, rows[0]["baseline_pct"] / 100, widen: false);
        Assert.All(rows, row =>
        {
            var (inner, outer) = (funnel.Limits(row["n"], Funnel.Z95), funnel.Limits(row["n"], Funnel.Z998));
            Assert.Equal((row["lower_95"] / 100, row["upper_95"] / 100), (inner.Low, inner.High), Near);
            Assert.Equal((row["lower_99_8"] / 100, row["upper_99_8"] / 100), (outer.Low, outer.High), Near);
        });
    }

    [Fact]
    public void Units_lie_where_published() =>
        Assert.All(TestData.Rows("funnel_proportion_units.csv").Zip(Funnel.Of(Units, widen: false).Places), pair =>
        Assert.Equal(pair.First["expected_significance"], pair.Second.Band switch
        {
            FunnelBand.High998 => "High (0.001)",
            FunnelBand.Low998 => "Low (0.001)",
            FunnelBand.High95 => "High (0.025)",
            FunnelBand.Low95 => "Low (0.025)",
            _ => "Not significant",
        }));

    [Fact]
    public void Large_units_that_differ_by_nature_are_not_all_outliers()
    {
        var expected = Reference.GetProperty("phe");
        var funnel = Funnel.Of(Units);
        Assert.Equal(expected.GetProperty("phi").GetDouble(), funnel.Dispersion, 1e-6);
        Assert.Equal(expected.GetProperty("tau2").GetDouble(), funnel.Tau2, 1e-9);
        Assert.Equal(expected.GetProperty("flag_998_unadjusted").GetInt32(), Outside(Funnel.Of(Units, widen: false)));
        Assert.Equal(expected.GetProperty("flag_998_adjusted").GetInt32(), Outside(funnel));
        Assert.All(expected.GetProperty("limits_998").EnumerateObject(), limits =>
            Assert.Equal((limits.Value[0].GetDouble(), limits.Value[1].GetDouble()), funnel.Limits(double.Parse(limits.Name), Funnel.Z998),
                Near));
    }

    [Fact]
    public void Officers_stand_in_bands_not_in_ranks()
    {
        var officers = Reference.GetProperty("officers");
        var rows = officers.GetProperty("rows").EnumerateArray().ToList();
        List<FunnelUnit> units = [.. rows.Select(row =>
            new FunnelUnit(row.GetProperty("officer").GetString()!, row.GetProperty("hits").GetDouble(),
            row.GetProperty("n").GetDouble()))];
        var funnel = Funnel.Of(units, widen: false);
        Assert.Equal(officers.GetProperty("baseline").GetDouble(), funnel.Common, 1e-12);
        Assert.Equal(officers.GetProperty("phi").GetDouble(), funnel.Dispersion, 1e-9);
        Assert.Equal(officers.GetProperty("tau2").GetDouble(), Funnel.Of(units).Tau2, 1e-9);
        Assert.All(rows.Zip(funnel.Places), pair =>
        {
            Assert.Equal(pair.First.GetProperty("z").GetDouble(), pair.Second.Z, 1e-9);
            Assert.Equal(pair.First.GetProperty("band").GetString(), pair.Second.Band switch
            {
                FunnelBand.High998 => "high 99.8",
                FunnelBand.Low998 => "low 99.8",
                FunnelBand.High95 => "high 95",
                FunnelBand.Low95 => "low 95",
                _ => "within",
            });
        });
    }

    private static int Outside(Funnel funnel) => funnel.Places.Count(place => place.Band is FunnelBand.High998 or FunnelBand.Low998);

    private static bool Near((double Low, double High) expected, (double Low, double High) actual) =>
        Math.Abs(expected.Low - actual.Low) < 1e-6 && Math.Abs(expected.High - actual.High) < 1e-6;
}
