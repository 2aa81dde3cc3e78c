using System.Text.Json;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Analysis;

public sealed class CausesTests
{
    private static readonly JsonElement Reference = TestData.Json("shapley_erlang_a.json");

    private static readonly QueueModel Queue = new(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(20), 0.6);

    private static readonly (Driver Driver, string Name)[] Names =
        [(Driver.Volume, "calls"), (Driver.HandlingTime, "aht"), (Driver.Schedule, "sched"), (Driver.Absence, "leave"),
        (Driver.Newcomers, "newc")];

    private static readonly IntervalChange Worse = new(new(2025, 11, 3), new(20), Drivers("baseline"), Drivers("actual"));

    // Durations are whole ticks of 100 ns, so the reference is met to nine digits.
    internal const double Tolerance = 1e-8;

    [Fact]
    public void Every_set_of_drivers_gives_the_reference_service()
    {
        var levels = Levels();
        Assert.Equal(Reference.GetProperty("coalition_sl").EnumerateObject().Count(), levels.Length);
        Assert.All(Reference.GetProperty("coalition_sl").EnumerateObject(), set =>
            Assert.Equal(set.Value.GetDouble(),
                levels[Names.Where(name => set.Name.Split('+').Contains(name.Name)).Sum(name => 1 << (int)name.Driver)], Tolerance));
    }

    [Fact]
    public void A_shortfall_is_shared_out_as_in_the_reference_and_sums_to_it()
    {
        var levels = Levels();
        var shares = Shapley.Of(5, levels);
        Assert.All(Names, name => Assert.Equal(Reference.GetProperty("shapley_change_in_sl").GetProperty(name.Name).GetDouble(),
            shares[(int)name.Driver], Tolerance));
        Assert.Equal(levels[^1] - levels[0], shares.Sum(), 1e-12);
    }

    [Fact]
    public void A_month_is_explained_with_ranges_and_what_is_left_over()
    {
        var month = Month(days: 21);
        var causes = ShortfallCauses.Of(month, Queue, Measured(after: 0.55));
        Assert.Equal(CauseVerdict.Explained, causes.Verdict);
        Assert.Equal((Driver.Absence, 0.30), (causes.Shares[0].Driver, DriverShare.Rounded(causes.Shares[0].Share)));
        Assert.All(causes.Shares, share => Assert.True(share.Low <= share.Change && share.Change <= share.High && share.IsClear));
        Assert.Equal(causes.Change, causes.Shares.Sum(share => share.Change) + causes.Unexplained!.Value, 1e-12);
        Assert.Equal(-0.144, causes.OneAtATime!.Value, 1e-3);
    }

    [Fact]
    public void The_same_month_is_explained_the_same_twice() =>
        Assert.Equal(ShortfallCauses.Of(Month(9), Queue, Measured(0.55)).Shares,
            ShortfallCauses.Of(Month(9), Queue, Measured(0.55)).Shares);

    [Fact]
    public void What_did_not_change_did_nothing()
    {
        var shares = ShortfallCauses.Of([.. Month(21)
            .Select(interval => interval with { Actual = interval.Actual with { Handle = interval.Reference.Handle } })], Queue,
            Measured(0.65)).Shares;
        Assert.Equal((0, false), shares.Single(share => share.Driver == Driver.HandlingTime) is var handling
            ? (handling.Change, handling.IsClear) : default);
    }

    [Fact]
    public void No_shares_are_told_where_the_model_is_off() =>
        Assert.Equal((CauseVerdict.ModelIsOff, 0), Verdict(Measured(0.55) with { CalibrationAfter = new(0.2, null) }));

    [Fact]
    public void No_shares_are_told_of_what_may_be_chance() =>
        Assert.Equal((CauseVerdict.WithinNoise, 0), Verdict(Measured(0.55) with { IsSpecialCause = false, BackTestError = 0.6 }));

    [Fact]
    public void No_shares_are_told_where_a_third_is_left_over() =>
        Assert.Equal((CauseVerdict.NotByTheseDrivers, 0), Verdict(Measured(0.30)));

    [Fact]
    public void No_shares_are_told_of_hours_seen_too_rarely() =>
        Assert.Equal((CauseVerdict.TooFewIntervals, 0), Verdict(Measured(0.55) with { CalibrationBefore = new(0, 9) }));

    [Fact]
    public void Service_that_did_not_change_needs_no_cause() => Assert.Equal((CauseVerdict.NothingToExplain, 0), Verdict(Measured(0.979)));

    [Fact]
    public void Days_without_calls_explain_nothing() =>
        Assert.Equal(CauseVerdict.TooFewIntervals, ShortfallCauses.Of([], Queue, Measured(0.55)).Verdict);

    [Fact]
    public void A_gap_that_so_few_calls_have_by_chance_is_no_fault_of_the_models() =>
        Assert.Equal(0, Calibration.Of(Enumerable.Range(0, 20)
            .Select(day => new MeasuredInterval(new DateOnly(2025, 11, 1).AddDays(day), new(18), 2, 1.6, 0.85))).Gap);

    [Fact]
    public void A_model_is_calibrated_by_the_hour()
    {
        // 9 o'clock: 80 % measured, 90 % modelled; 10 o'clock: as modelled. Half of the calls are off by ten points, of which chance is
        // next to nothing.
        var intervals = Enumerable.Range(0, 20)
            .SelectMany(day => new[] { new MeasuredInterval(new DateOnly(2025, 11, 1).AddDays(day), new(18), 100, 80, 0.9),
            new MeasuredInterval(new DateOnly(2025, 11, 1).AddDays(day), new(20), 100, 90, 0.9) }).ToList();
        var calibration = Calibration.Of(intervals);
        Assert.Equal(Math.Sqrt(0.01 - (0.8 * 0.2 / 2000)) / 2, calibration.Gap, 1e-12);
        Assert.True(calibration.Passes(0));
        Assert.Equal(9, Calibration.Of(intervals[1..]).ThinHour);
        Assert.False(Calibration.Of([]).Passes(0.4));
    }

    [Fact]
    public void Nobody_there_answers_nobody() => Assert.Equal(0, Queue.ServiceLevel(Drivers("actual") with { Absent = 20 }));

    [Fact]
    public void An_officer_for_half_the_time_is_half_of_what_one_more_does()
    {
        double With(double officers) => Queue.ServiceLevel(Drivers("baseline") with { Scheduled = officers, Absent = 0 });
        Assert.Equal((With(12) + With(13)) / 2, With(12.5), 1e-12);
    }

    [Fact]
    public void What_pulled_one_way_adds_up_though_something_pulled_the_other()
    {
        var causes = ShortfallCauses.Of([.. Month(21)
            .Select(interval => interval with { Actual = interval.Actual with { Scheduled = interval.Actual.Scheduled + 4 } })], Queue,
            Measured(0.87));
        Assert.Contains(causes.Shares, share => share.Change > 0);
        Assert.Equal(1, causes.Shares.Where(share => share.Change < 0).Sum(causes.ShareOfPull), 0.06);
    }

    private static CauseChecks Checks(WhichFirst first) =>
        new(first, SameHours: true, new(0.4, 0.01, 400)) { ResponseIsSignificant = true };

    [Theory]
    [InlineData(EvidenceGrade.Computed, true)]
    [InlineData(EvidenceGrade.Modelled, true)]
    [InlineData(EvidenceGrade.Associated, false)]
    [InlineData(EvidenceGrade.Reported, false)]
    public void Only_what_is_computed_or_modelled_carries_shares(EvidenceGrade grade, bool may)
    {
        Assert.Equal(may, grade.MayCarryShare());
        Assert.Equal(may, grade.MaySayCaused("fewer officers at lunch", "Customer service manager", Checks(WhichFirst.Driver)));
        Assert.False(grade.MaySayCaused("fewer officers at lunch", null, Checks(WhichFirst.Driver)));
        Assert.False(grade.MaySayCaused("fewer officers at lunch", "Customer service manager", Checks(WhichFirst.Service)));
    }

    private static (CauseVerdict, int) Verdict(MeasuredChange measured) => ShortfallCauses.Of(Month(5), Queue, measured) is var causes
        ? (causes.Verdict, causes.Shares.Count) : default;

    private static MeasuredChange Measured(double after) =>
        new(0.979, after, new(0.02, null), new(0.03, null), IsSpecialCause: true, BackTestError: null);

    // Days that differ in their calls, around the reference's.
    private static List<IntervalChange> Month(int days) =>
        [.. Enumerable.Range(0, days).SelectMany(day => Enumerable.Range(0, 3).Select(slot => Worse with
    {
        Day = Worse.Day.AddDays(day),
        Slot = new(20 + slot),
        Reference = Worse.Reference with { Calls = Worse.Reference.Calls + (slot - 1) },
        Actual = Worse.Actual with { Calls = Worse.Actual.Calls + ((day % 3) - 1) + (slot - 1) },
    }))];

    private static double[] Levels() => new Counterfactuals([Worse], Queue).ServiceLevels([0])!;

    private static ServiceDrivers Drivers(string name)
    {
        var one = Reference.GetProperty(name);
        int Count(string key) => one.GetProperty(key).GetInt32();
        return new(one.GetProperty("calls").GetDouble(), TimeSpan.FromSeconds(one.GetProperty("aht").GetDouble()), Count("sched"),
            Count("leave"), Count("newc"));
    }
}
