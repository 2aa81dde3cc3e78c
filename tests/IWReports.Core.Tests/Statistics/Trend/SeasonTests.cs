using IWReports.Core.Statistics.Trend;

namespace IWReports.Core.Tests.Statistics.Trend;

/// <summary>R's stl and HoltWinters on airline passengers 1949–60 and Nottingham temperatures 1920–39.</summary>
public sealed class SeasonTests
{
    private const double Tolerance = 1e-6;

    private static readonly List<IReadOnlyDictionary<string, double>> Air = [.. TestData.Numbers("stl_airpassengers.csv")];

    // R asks its partial sort for both middle values in falling order, and of an even number of deviations gets another one than the
    // upper: these are the "medians" it took.
    private static readonly double[] MediansOfR =
    [
        0.0153682782738715, 0.011486309376596, 0.0109669343484029, 0.0107124864311787, 0.0105731147116348, 0.0104661527480698,
            0.0104539425910999, 0.0104579919550574, 0.0106703976556024, 0.0105572095056545, 0.0104825230535224, 0.0106745403204669,
            0.0105016144649488, 0.0114948178657097, 0.0106268528823992,
    ];

    private static readonly double[] Passengers = [.. Air.Select(row => row["y"])];

    [Fact]
    public void A_season_that_stays_the_same_comes_out()
    {
        var stl = Stl.Of([.. Passengers.Select(value => Math.Log(value))], 12);
        Same("per_seasonal", stl.Seasonal);
        Same("per_trend", stl.Trend);
        Same("per_remainder", stl.Remainder);
        Assert.True(stl.SeasonalStrength > 0.9 && stl.TrendStrength > 0.9);
    }

    [Fact]
    public void A_season_that_changes_comes_out_whatever_lies_far_off()
    {
        var round = 0;
        var stl = Stl.Of([.. Passengers.Select(value => Math.Log(value))], 12, 7, _ => MediansOfR[round++]);
        Same("s7_seasonal", stl.Seasonal);
        Same("s7_trend", stl.Trend);
        Same("s7_remainder", stl.Remainder);
        Same("s7_weight", stl.Weights);
    }

    [Fact]
    public void The_true_median_tells_nearly_the_same() =>
        Assert.All(Air.Zip(Stl.Of([.. Passengers.Select(value => Math.Log(value))], 12, seasonWindow: 7, robust: true).Seasonal),
            pair => Assert.Equal(pair.First["s7_seasonal"], pair.Second, 0.003));

    [Fact]
    public void Temperatures_have_a_season_too()
    {
        var rows = TestData.Numbers("stl_nottem_periodic.csv").ToList();
        var stl = Stl.Of([.. rows.Select(row => row["y"])], 12);
        Assert.All(rows.Select((row, i) => (row, i)), one =>
        {
            Assert.Equal(one.row["seasonal"], stl.Seasonal[one.i], Tolerance);
            Assert.Equal(one.row["trend"], stl.Trend[one.i], Tolerance);
            Assert.Equal(one.row["remainder"], stl.Remainder[one.i], Tolerance);
        });
    }

    [Fact]
    public void Level_trend_and_season_learn_as_published()
    {
        var model = HoltWinters.Of(Passengers, 12, SeasonKind.Multiplicative, new(0.3, 0.1, 0.2));
        Assert.Equal(34270.3777195, model.SumOfSquares, 1e-6);
        Assert.All(TestData.Numbers("holtwinters_air_mult_fitted.csv").Zip(model.Steps), pair =>
        {
            Assert.Equal(pair.First["xhat"], pair.Second.Expected, Tolerance);
            Assert.Equal(pair.First["level"], pair.Second.Level, Tolerance);
            Assert.Equal(pair.First["trend"], pair.Second.Trend, Tolerance);
            Assert.Equal(pair.First["season"], pair.Second.Season, Tolerance);
        });
        Assert.Equal(98448.9929976, HoltWinters.Of(Passengers, 12, SeasonKind.Additive, new(0.3, 0.1, 0.2)).SumOfSquares, 1e-6);
    }

    [Fact]
    public void A_year_ahead_is_forecast_as_published()
    {
        var model = HoltWinters.Of(Passengers, 12, SeasonKind.Multiplicative, new(0.3, 0.1, 0.2));
        Assert.All(TestData.Numbers("holtwinters_air_mult_a0.3_b0.1_g0.2.csv")
            .Zip(model.Forecast(12).Select((value, i) => (value, reach: model.Reach(i + 1)))), pair =>
        {
            Assert.Equal(pair.First["fit"], pair.Second.value, Tolerance);
            // R counts a step's own error α + γ(1 − α) = 0.44 times where it weighs 1, so its interval is narrower by this; for the last
            // month of a year it divides that by the trend where it means the season.
            if (pair.First["h"] == 12)
                return;
            var narrower = Math.Sqrt((pair.Second.reach * pair.Second.reach) - ((1 - (0.44 * 0.44)) * model.Reach(1) * model.Reach(1)));
            Assert.Equal(pair.First["upr"], pair.Second.value + narrower, Tolerance);
            Assert.Equal(pair.First["lwr"], pair.Second.value - narrower, Tolerance);
        });
    }

    [Fact]
    public void Fitted_smoothing_errs_less_than_any_guess() =>
        Assert.True(HoltWinters.Fit(Passengers, 12, SeasonKind.Multiplicative).SumOfSquares < HoltWinters.Of(Passengers, 12,
            SeasonKind.Multiplicative, new(0.3, 0.1, 0.2)).SumOfSquares / 1.5);

    [Fact]
    public void One_full_period_shows_no_season() => Assert.Throws<ArgumentException>(() => Stl.Of(Passengers[..20], 12));

    // 1960 forecast as 1959, computed with R.
    [Fact]
    public void Repeating_last_year_is_the_mark_to_beat()
    {
        var (history, actual) = (Passengers[..132], Passengers[132..]);
        var forecast = ForecastMethod.SeasonalNaive(12).Continue(history, 12);
        var accuracy = Accuracy.Of(actual, forecast);
        Assert.Equal(47.8333, accuracy.MeanAbsoluteError, 1e-4);
        Assert.Equal(0.100455, accuracy.Wape!.Value, 1e-6);
    }

    private static void Same(string column, IReadOnlyList<double> actual) =>
        Assert.All(Air.Zip(actual), pair => Assert.Equal(pair.First[column], pair.Second, Tolerance));
}
