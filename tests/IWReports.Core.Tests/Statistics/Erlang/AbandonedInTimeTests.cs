using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Tests.Statistics.Erlang;

/// <summary>Against the same queue followed caller by caller: who is ahead of one, and what becomes of them, second by second.</summary>
public sealed class AbandonedInTimeTests
{
    private const int Places = 400, Steps = 4_000;

    [Theory]
    [InlineData(10, 180, 2, 120, 20)]
    [InlineData(40, 300, 10, 300, 20)]
    [InlineData(40, 300, 7, 300, 20)]
    [InlineData(40, 300, 7, 60, 5)]
    [InlineData(40, 300, 5, 30, 60)]
    [InlineData(100, 180, 9, 90, 200)]
    [InlineData(40, 300, 7, 300, 0)]
    public void As_many_abandon_within_the_threshold_as_do_one_by_one(int calls, int handle, int officers, int patience, int within)
    {
        var load = new CallLoad(calls, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(handle), TimeSpan.FromSeconds(patience));
        var figures = load.At(officers, TimeSpan.FromSeconds(within));
        Assert.Equal(OneByOne(load.PerSecond, 1d / handle, officers, 1d / patience, within), figures.AbandonedInTime!.Value, 1e-8);
    }

    [Fact]
    public void In_the_end_all_who_abandon_have_abandoned()
    {
        var load = new CallLoad(40, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(120));
        var figures = load.At(6, TimeSpan.FromHours(10));
        Assert.Equal(figures.Abandonment!.Value, figures.AbandonedInTime!.Value, 1e-12);
    }

    // A caller with j ahead moves up when an officer is free or one ahead abandons, or abandons first: a'(j) = θ(1 − a(j)) +
    // (nμ + jθ)(a(j − 1) − a(j)), and with nobody ahead the next free officer answers.
    private static double OneByOne(double arrives, double served, int officers, double leaves, double within)
    {
        var abandoned = new double[Places];
        double[] Slope(double[] at) => [.. at.Select((share, j) => (leaves * (1 - share))
            + (((officers * served) + (j * leaves)) * ((j > 0 ? at[j - 1] : 0) - share)))];
        static double[] Ahead(double[] at, double[] slope, double by) => [.. at.Select((share, j) => share + (by * slope[j]))];
        var step = within / Steps;
        for (var i = 0; i < Steps; i++)
        {
            var first = Slope(abandoned);
            var second = Slope(Ahead(abandoned, first, step / 2));
            var third = Slope(Ahead(abandoned, second, step / 2));
            var fourth = Slope(Ahead(abandoned, third, step));
            abandoned = [.. abandoned.Select((share, j) => share + (step / 6 * (first[j] + (2 * second[j]) + (2 * third[j]) + fourth[j])))];
        }

        // How many are in the queue or served when a caller comes.
        var state = new double[officers + Places];
        state[0] = 1;
        for (var k = 1; k < state.Length; k++)
            state[k] = state[k - 1] * arrives / ((Math.Min(k, officers) * served) + (Math.Max(0, k - officers) * leaves));
        return state.Skip(officers).Select((chance, j) => chance * abandoned[j]).Sum() / state.Sum();
    }
}
