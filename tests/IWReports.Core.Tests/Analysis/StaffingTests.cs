using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Erlang;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Analysis;

public sealed class StaffingTests
{
    [Fact]
    public void Spare_officers_by_the_square_root_explain_large_teams() => Assert.All(TestData.Numbers("square_root_staffing.csv"), row =>
    {
        var (erlangs, officers) = (row["load_erlang"], SquareRootStaffing.Officers(row["load_erlang"], row["beta_nominal"]));
        var spare = SquareRootStaffing.Spare(erlangs, officers);
        Assert.Equal((row["agents_ceil(a+beta*sqrt(a))"], row["beta_effective"]), (officers, spare), Near);

        var load = new CallLoad(erlangs * 10, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(3), null);
        Assert.Equal(row["exact_erlang_c_prob_wait"], load.At(officers, TimeSpan.Zero).WaitProbability, 1e-9);
        var exact = (load with { Patience = TimeSpan.FromMinutes(1.5) }).At(officers, TimeSpan.Zero);
        Assert.Equal((row["exact_erlang_a_prob_wait_theta_over_mu_2"], row["exact_erlang_a_prob_abandon"]),
            (exact.WaitProbability, exact.Abandonment!.Value), Near);
    });

    [Fact]
    public void Leave_and_breaks_shrink_paid_time()
    {
        // Two officers, 9 to 17 on Monday and Tuesday: one is away on Tuesday, one was off the phones for two hours on Monday.
        var period = new ReportPeriod(new(2025, 11, 24), new(2025, 11, 25));
        RosterEntry[] roster = [new("Mia", RosterRole.Officer, null, new(2025, 1, 1), null),
            new("Ben", RosterRole.Officer, null, new(2025, 1, 1), null)];
        AgentHalfHour[] seen = [.. new[] { ("Mia", 24, 6), ("Mia", 25, 8),
            ("Ben", 24, 8) }.Select(one => new AgentHalfHour(new(2025, 11, one.Item2), new(18), one.Item1, 0, TimeSpan.Zero,
            TimeSpan.Zero, TimeSpan.FromHours(one.Item3)))];
        var shrinkage = Shrinkage.Of(period, roster, [new("Ben", new(2025, 11, 25), new(2025, 11, 25), "leave")], seen,
            Some.Settings.Calendar);
        Assert.Equal((10 / 32d, TimeSpan.FromHours(8), TimeSpan.FromHours(2)),
            (shrinkage.Share!.Value, shrinkage.Away, shrinkage.OffPhones));
        Assert.Null(Shrinkage.Of(period, [], [], [], Some.Settings.Calendar).Share);
    }

    [Theory]
    [InlineData(29, 0, 0.4, true)]
    [InlineData(29, 45, 0.6, true)]
    [InlineData(29, 400, 1, true)]
    [InlineData(30, 0, 0.5, false)]
    public void A_newcomers_pace_is_assumed_until_there_are_calls_to_go_by(int calls, int tenure, double pace, bool assumed) =>
        Assert.Equal(new(pace, assumed), SpeedToProficiency.Of(new(100, TimeSpan.FromSeconds(100 * 180)),
            new(calls, TimeSpan.FromSeconds(calls * 360)), tenure));

    [Fact]
    public void A_learner_gets_there_in_the_end()
    {
        var curve = new LearningCurve(0.4, 1, 30);
        Assert.Equal(0.4, curve.At(0));
        Assert.Equal(0.9, curve.At(curve.DayOf(0.9)!.Value), 1e-12);
        Assert.Null(curve.DayOf(1));
    }

    [Fact]
    public void A_curve_is_found_again_in_the_paces_it_makes_and_none_in_paces_that_do_not_rise()
    {
        var curve = new LearningCurve(0.4, 1, 60);
        var found = LearningCurve.Of([.. new double[] { 15, 45, 75 }.Select(day => new PaceAt(day, curve.At(day), 100))])!;
        Assert.Equal((0.4, 60), (Math.Round(found.Start, 9), Math.Round(found.Days, 6)));
        Assert.Null(LearningCurve.Of([new(15, 0.6, 100)]));
        Assert.Null(LearningCurve.Of([new(15, 0.6, 100), new(45, 0.6, 100)]));
        Assert.Null(LearningCurve.Of([new(15, 0.6, 100), new(45, 1.1, 100)]));
    }

    [Fact]
    public void Hours_move_within_a_day_from_where_too_many_are_to_where_too_few_are()
    {
        DateOnly monday = new(2025, 11, 3), tuesday = new(2025, 11, 5);
        var cover = NetStaffing.Of([new(monday, new(24), 4, 2), new(monday, new(18), 2, 3), new(monday, new(20), 3, 3),
            new(tuesday, new(24), 4, 3), new(tuesday, new(18), 2, 5), new(tuesday, new(20), 3, 2)])!;
        Assert.Equal((2m, 2m, 1.5m), (cover.HoursMissing, cover.HoursSpare, cover.HoursToMove));
        Assert.Equal(["12:00"], cover.TooFew.Select(slot => slot.ToString()));
        Assert.Equal(["09:00"], cover.TooMany.Select(slot => slot.ToString()));
        Assert.Equal((4, null), (cover.NeededAt(new(24)), cover.NeededAt(new(30))));
    }

    private static bool Near((double, double) expected, (double, double) actual) => Math.Abs(expected.Item1 - actual.Item1) < 1e-9
        && Math.Abs(expected.Item2 - actual.Item2) < 1e-9;
}
