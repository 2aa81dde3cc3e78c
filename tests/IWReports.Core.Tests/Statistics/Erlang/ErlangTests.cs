using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Tests.Statistics.Erlang;

/// <summary>Against figures recomputed with 40 digits, and examples that were published.</summary>
public sealed class ErlangTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Callers_turned_away_are_as_many_as_Erlang_B_says() => Assert.All(TestData.Numbers("erlang_b.csv"), row =>
        Assert.Equal(1, ErlangB.Blocking((int)row["servers"], row["offered_load_erlang"]) / row["blocking_probability"], Tolerance));

    // queuingSystem's tests; erlang.com's manual; pyworkforce's tests; a table quoted in a public test. Recomputed with 40 digits.
    [Theory]
    [InlineData(10, 20, 0.5379631686320729)]
    [InlineData(200, 5, 5.316671379546738e-238)]
    [InlineData(15, 8.108, 0.00999963194259877)]
    [InlineData(1, 1, 0.5)]
    [InlineData(14, 10, 0.05681914338652086)]
    public void Published_lines_come_out(int servers, double erlangs, double blocked) =>
        Assert.Equal(1, ErlangB.Blocking(servers, erlangs) / blocked, Tolerance);

    // turbotab; pyworkforce within 0.33 minutes, with at most 70 % occupancy; Mitan's first number that meets 80 % in 20 s.
    [Theory]
    [InlineData(25, 600, 180, 20, 1, 11, 16, 0.8808)]
    [InlineData(100, 1800, 180, 19.8, 0.7, 15, 22, 0.9411266757039652)]
    [InlineData(360, 1800, 240, 20, 1, 54, 78, 0.8172475210146836)]
    public void Published_teams_come_out(int calls, int interval, int handle, double within, double maxOccupancy, int officers,
        int rostered, double serviceLevel)
    {
        var load = new CallLoad(calls, TimeSpan.FromSeconds(interval), TimeSpan.FromSeconds(handle), null);
        var goal = new StaffingGoal(0.8, Seconds(within)) { MaxOccupancy = maxOccupancy, Shrinkage = 0.3 };
        Assert.Equal((officers, rostered), (goal.OnPhones(load), goal.Rostered(goal.OnPhones(load))));
        Assert.Equal(serviceLevel, load.At(officers, goal.Within).ServiceLevel, 1e-4);
    }

    // Garnett, Mandelbaum and Reiman 2002: 48 calls a minute of a minute each, 50 officers, two minutes' patience.
    [Fact]
    public void A_little_hanging_up_shortens_waits_five_times()
    {
        var load = new CallLoad(48, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        var figures = load.At(50, TimeSpan.FromSeconds(20));
        Assert.Equal(3.709469899463186, figures.MeanWaitSeconds, Tolerance);
        Assert.Equal(0.9303242408042945, figures.Occupancy!.Value, Tolerance);
        Assert.Equal(16.666934668724025, (load with { Patience = null }).At(50, TimeSpan.FromSeconds(20)) is var patient
            ? patient.MeanWaitSeconds * load.PerSecond : 0, 1e-7);
    }

    [Fact]
    public void Patient_callers_fare_as_Erlang_C_says() => Assert.All(TestData.Numbers("erlang_c.csv"), row =>
    {
        var figures = Load(row, null).At((int)row["agents"], Seconds(row["threshold_s"]));
        Near(row["prob_wait"], figures.WaitProbability);
        Near(row["service_level"], figures.ServiceLevel);
        Near(row["asa_s"], figures.MeanWaitSeconds);
        Near(row["occupancy"], figures.Occupancy!.Value);
        Assert.Null(figures.Abandonment);
    });

    [Fact]
    public void Callers_who_hang_up_fare_as_Erlang_A_says() => Assert.All(TestData.Numbers("erlang_a.csv"), row =>
    {
        var figures = Load(row, Seconds(row["mean_patience_s"])).At((int)row["agents"], Seconds(row["threshold_s"]));
        Near(row["prob_wait"], figures.WaitProbability);
        Near(row["prob_abandon"], figures.Abandonment!.Value);
        Near(row["service_level_of_offered"], figures.ServiceLevel);
        Near(row["mean_wait_all_s"], figures.MeanWaitSeconds);
        Near(row["occupancy"], figures.Occupancy!.Value);
    });

    [Fact]
    public void Officers_needed_are_the_fewest_that_keep_the_goal() => Assert.All(TestData.Numbers("required_agents.csv"), row =>
    {
        var goal = new StaffingGoal(row["target_sl"], Seconds(row["threshold_s"])) { MaxOccupancy = row["max_occupancy"],
            Shrinkage = 0.3 };
        var officers = goal.OnPhones(Load(row, null));
        Assert.Equal((row["erlang_c_agents"], row["scheduled_with_30pct_shrinkage_ceil"]), (officers, goal.Rostered(officers)));
        Assert.Equal(row["erlang_a_agents_patience120_maxab5pct"],
            (goal with { MaxAbandonment = 0.05 }).OnPhones(Load(row, TimeSpan.FromSeconds(120))));
    });

    // Call Centre Helper's worked example; Mitan, "The Erlang-C formula".
    [Theory]
    [InlineData(100, 180, 14, 0.174)]
    [InlineData(360, 240, 55, 0.239)]
    public void Published_examples_come_out(int calls, int handle, int officers, double waits)
    {
        var figures = new CallLoad(calls, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(handle), null)
            .At(officers, TimeSpan.FromSeconds(20));
        Assert.Equal(waits, figures.WaitProbability, 0.001);
    }

    [Fact]
    public void Too_few_officers_for_patient_callers_are_too_few_for_ever()
    {
        var figures = new CallLoad(100, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), null).At(10, TimeSpan.FromSeconds(20));
        Assert.Equal((1, 0, double.PositiveInfinity), (figures.WaitProbability, figures.ServiceLevel, figures.MeanWaitSeconds));
    }

    [Theory]
    [InlineData(9_000, 300, 10)]
    [InlineData(100_000, 300, 5_000)]
    public void Many_times_too_few_officers_answer_what_they_can(int calls, int handle, int officers)
    {
        var load = new CallLoad(calls, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(handle), TimeSpan.FromSeconds(300));
        var figures = load.At(officers, TimeSpan.FromSeconds(20));
        Assert.Equal(1 - (officers / load.Erlangs), figures.Abandonment!.Value, 1e-6);
        Assert.Equal(1, figures.Occupancy!.Value, 1e-6);
        Assert.InRange(figures.ServiceLevel, 0, 1e-3);
    }

    // The same formulas summed with 60 digits.
    [Theory]
    [InlineData(0.001, 300, 1, 9.999625003409267e-5, 3.749965907325527e-5, 0.9999101822587878)]
    [InlineData(0.001, 300, 3, 1.666546301102159e-13, 2.777632279927136e-14, 0.9999999999998791)]
    [InlineData(100, 36_000, 10, 0.9390429475191443, 0.01665395097177871, 0.07945440078252589)]
    [InlineData(9_000, 300, 10, 1, 0.9888888888888889, 0)]
    [InlineData(9_000, 30, 10, 1, 0.9888888888888889, 0)]
    [InlineData(100_000, 300, 10_000, 0.5646684079253084, 3.482677202597650e-3, 0.9965173227974023)]
    [InlineData(100_000, 300, 10_050, 0.3460574637800119, 1.614688493179431e-3, 0.9983853115068206)]
    public void Next_to_no_calls_and_very_many_keep_their_digits(double calls, int patience, int officers, double waits, double hangUp,
        double inTime)
    {
        var figures = new CallLoad(calls, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(patience))
            .At(officers, TimeSpan.FromSeconds(20));
        Assert.Equal(1, figures.WaitProbability / waits, Tolerance);
        Assert.Equal(1, figures.Abandonment!.Value / hangUp, Tolerance);
        Assert.Equal(1, figures.MeanWaitSeconds / (hangUp * patience), Tolerance);
        Assert.Equal(inTime, figures.ServiceLevel, Tolerance);
    }

    // The same, with 400 digits: five and two times too many patient callers.
    [Theory]
    [InlineData(2, 20, 1.075158863014436e-43)]
    [InlineData(2, 0, 4.102806723761077e-44)]
    [InlineData(5, 300, 4.2998352830142404e-12)]
    public void Where_next_to_nobody_is_answered_in_time_the_digits_hold(int officers, int within, double inTime)
    {
        var figures = new CallLoad(100, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), TimeSpan.FromHours(1))
            .At(officers, TimeSpan.FromSeconds(within));
        Assert.Equal(1, figures.ServiceLevel / inTime, Tolerance);
    }

    [Fact]
    public void Nobody_there_answers_nobody()
    {
        var load = new CallLoad(10, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(60));
        Assert.Equal(new(1, 0, 1, 60, null) { AbandonedInTime = 1 - Math.Exp(-1 / 3d) }, load.At(0, TimeSpan.FromSeconds(20)));
        Assert.Equal(new(1, 0, null, double.PositiveInfinity, null), (load with { Patience = null }).At(0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_hundred_thousand_officers_are_found_fast_and_are_the_fewest()
    {
        var load = new CallLoad(1_000_000, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(300));
        var goal = new StaffingGoal(0.8, TimeSpan.FromSeconds(20));
        var officers = goal.OnPhones(load);
        Assert.True(load.At(officers, goal.Within).ServiceLevel >= 0.8 && load.At(officers - 1, goal.Within).ServiceLevel < 0.8);
    }

    [Fact]
    public void A_queue_that_only_grows_keeps_no_goal_however_low() =>
        Assert.Equal(11, new StaffingGoal(0, TimeSpan.Zero).OnPhones(new(100, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), null)));

    [Fact]
    public void Nobody_calling_needs_nobody() =>
        Assert.Equal(0, new StaffingGoal(0.8, TimeSpan.FromSeconds(20))
            .OnPhones(new(0, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(180), null)));

    private static CallLoad Load(IReadOnlyDictionary<string, double> row, TimeSpan? patience) =>
        new(row["calls"], Seconds(row["interval_s"]), Seconds(row["aht_s"]), patience);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void Near(double expected, double actual) =>
        Assert.InRange(Math.Abs(actual - expected), 0, Tolerance * Math.Max(1, Math.Abs(expected)));
}
