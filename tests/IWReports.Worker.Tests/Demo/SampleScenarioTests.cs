using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

public sealed class SampleScenarioTests
{
    private static readonly int[] Before = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void November_is_clearly_worse_than_the_months_before_October()
    {
        var worst = Before.Max(SampleYear.AsItWas.Abandonment);
        Assert.InRange(worst, 0.03, 0.08);
        Assert.InRange(SampleYear.AsItWas.Abandonment(11), 0.12, 0.20);
    }

    [Fact]
    public void In_November_someone_holds_almost_an_hour_and_hangs_up() =>
        Assert.Contains(SampleYear.AsItWas.Days.Where(day => day.Day.Month == 11).SelectMany(day => day.Answers),
            answer => answer.Abandoned && answer.Wait is > 3000 and < 3600);

    [Fact]
    public void Without_the_planted_drivers_November_is_like_the_months_before()
    {
        var quiet = SampleYear.Of("quiet", scenario => scenario.Quiet());
        Assert.True(quiet.Abandonment(11) <= Before.Max(quiet.Abandonment));
    }

    [Fact]
    public void Each_planted_driver_costs_callers_in_November()
    {
        var all = SampleYear.AsItWas.Abandonment(11);
        Assert.All(
            [
                SampleYear.Of("no leave", scenario => scenario with { LeaveUncovered = false }),
                SampleYear.Of("lunches in turn", scenario => scenario with { LunchesTogether = false }),
                SampleYear.Of("newcomers as fast", scenario => scenario with { NewcomersSlow = false }),
                SampleYear.Of("volume as before", scenario => scenario with { CallsPerMonth = scenario.Quiet().CallsPerMonth }),
            ],
            without => Assert.True(without.Abandonment(11) < all - 0.005));
    }

    [Fact]
    public void Leaving_a_driver_out_changes_nothing_before_it_starts()
    {
        var quiet = SampleYear.Of("quiet, as many calls", scenario => scenario.Quiet() with { CallsPerMonth = scenario.CallsPerMonth });
        var days = SampleCompany.NewcomersStart.DayOfYear - 1;
        Assert.Equal(SampleYear.AsItWas.Days.Take(days).SelectMany(day => day.Lines), quiet.Days.Take(days).SelectMany(day => day.Lines));
    }

    [Fact]
    public void Callers_come_at_the_same_moments_in_every_scenario()
    {
        var quiet = SampleYear.Of("quiet, as many calls", scenario => scenario.Quiet() with { CallsPerMonth = scenario.CallsPerMonth });
        Assert.Equal(Moments(SampleYear.AsItWas), Moments(quiet));

        static IEnumerable<long> Moments(SampleYear year) => year.Lines.Where(line => line.Happened == "ENTERQUEUE")
            .Select(line => line.At);
    }

    [Fact]
    public void Mary_lets_it_ring_until_she_is_coached()
    {
        Assert.True(Ring("Mary", coached: false) > 2 * Ring("Mia", coached: false));
        Assert.InRange(Ring("Mary", coached: true), 0.8 * Ring("Mia", coached: true), 1.2 * Ring("Mia", coached: true));

        static double Ring(string officer, bool coached) => SampleYear.AsItWas.Lines
            .Where(line => line.Happened == "CONNECT" && line.Agent == officer && line.Local.Day >= SampleCompany.NewcomersStart
                && line.Local.Day >= SampleCompany.MaryCoached == coached)
            .Average(line => int.Parse(line.Data[2]));
    }
}
