using System.Text.Json;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Analysis;

public sealed class CausesTests
{
    private static readonly JsonElement Reference = TestData.Json("shapley_erlang_a.json");

    private static readonly JsonElement Identities = TestData.Json("decomposition.json");

    private static readonly QueueModel Queue = new(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(20), 0.6);

    private static readonly (Driver Driver, string Name)[] Names =
        [(Driver.Volume, "calls"), (Driver.HandlingTime, "aht"), (Driver.Schedule, "sched"), (Driver.Absence, "leave"),
        (Driver.Newcomers, "newc")];

    private static readonly IntervalChange Worse = new(new(2025, 11, 3), new(20), Drivers("baseline"), Drivers("actual"));

    // Durations are whole ticks of 100 ns, so the reference is met to nine digits.
    private const double Tolerance = 1e-8;

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

    [Fact]
    public void Factors_share_out_a_product()
    {
        var lmdi = Identities.GetProperty("lmdi");
        double[] Factors(string name) => [.. lmdi.GetProperty(name).EnumerateObject().Select(factor => factor.Value.GetDouble())];
        Assert.All(lmdi.GetProperty("contribution").EnumerateObject().Select(one => one.Value.GetDouble())
            .Zip(Lmdi.Of(Factors("f0"), Factors("f1"))), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal([0, 0], Lmdi.Of([2, 3], [2, 3]));
        // 0.1 × 3 and 0.3 × 1 differ in the last digit only.
        Assert.All(Lmdi.Of([0.1, 3], [0.3, 1]), part => Assert.Equal(0.3 * Math.Log(3), Math.Abs(part), 1e-12));
        Assert.Throws<ArgumentException>(() => Lmdi.Of([0, 1], [1, 1]));
    }

    [Fact]
    public void Rates_and_mix_share_out_a_share()
    {
        var expected = Identities.GetProperty("kitagawa");
        var found = Kitagawa.Of([.. expected.GetProperty("segments").EnumerateArray()
            .Select(one => new Segment(one.GetProperty("name").GetString()!, one.GetProperty("n0").GetDouble(),
            one.GetProperty("hits0").GetDouble(), one.GetProperty("n1").GetDouble(), one.GetProperty("hits1").GetDouble()))])!;
        Assert.All(found.Effects, effect =>
        {
            Assert.Equal(expected.GetProperty("rate_effect").GetProperty(effect.Segment.Name).GetDouble(), effect.Rate, 1e-12);
            Assert.Equal(expected.GetProperty("mix_effect").GetProperty(effect.Segment.Name).GetDouble(), effect.Mix, 1e-12);
        });
        Assert.Equal(expected.GetProperty("change").GetDouble(), found.Effects.Sum(effect => effect.Total), 1e-12);
    }

    [Fact]
    public void Every_part_may_rise_and_the_whole_fall()
    {
        var found = Kitagawa.Of([new("easy", 900, 810, 100, 95), new("hard", 100, 20, 900, 225)])!;
        Assert.All(found.Effects, effect => Assert.True(effect.Rate > 0));
        Assert.True(found.After < found.Before);
        Assert.Equal(found.After - found.Before, found.Effects.Sum(effect => effect.Total), 1e-12);
    }

    [Fact]
    public void A_part_that_is_new_adds_up_too()
    {
        var found = Kitagawa.Of([new("old", 100, 80, 100, 80), new("new", 0, 0, 50, 10)])!;
        Assert.Equal(found.After - found.Before, found.Effects.Sum(effect => effect.Total), 1e-12);
    }

    // Benjamini and Hochberg 1995, section 3.2: of these fifteen, four stand at 5 %; at 10 % nine do.
    [Fact]
    public void Of_many_looks_only_those_that_stand_are_told() =>
        Assert.Equal(9, FalseDiscovery.Significant(
            [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000])
            .Count(stands => stands));

    [Fact]
    public void The_hour_that_fell_is_the_place_to_look()
    {
        List<Segment> hours = [.. Enumerable.Range(9, 8).Select(hour => new Segment($"{hour}:00", 200, 160, 200, hour == 12 ? 90 : 158)),
            new("20:00", 5, 5, 5, 0)];
        var places = PlacesToLook.Of(new Dictionary<string, IReadOnlyList<Segment>> { ["hour"] = hours });
        Assert.Equal(("12:00", 8), (Assert.Single(places.Places).Segment.Name, places.Tested));
    }

    [Fact]
    public void Hours_and_topics_are_one_family_and_few_contacts_of_a_month_are_not_looked_at()
    {
        var places = PlacesToLook.Of(new Dictionary<string, IReadOnlyList<Segment>>
        {
            ["hour"] = [.. Enumerable.Range(9, 8).Select(hour => new Segment($"{hour}:00", 200, 160, 200, 158))],
            ["topic"] = [new("where is my order", 1300, 735, 289, 125), new("invoice", 890, 779, 99, 40),
                new("quotation", 4466, 4058, 223, 199)],
        });
        Assert.Equal(("where is my order", 10), (Assert.Single(places.Places).Segment.Name, places.Tested));
    }

    [Fact]
    public void What_begins_in_the_middle_is_seen_to_begin_there() =>
        Assert.Equal((5, 5, 5), Onset.Of([0, 0.1, -0.1, 0, 0.1, 3, 3.1, 2.9, 3, 3, 0, 0.1]) is { } onset
        ? (onset.Day, onset.Earliest, onset.Latest) : default);

    [Fact]
    public void Ups_and_downs_have_no_beginning() => Assert.Null(Onset.Of([1, -1, 0.5, -0.5, 1, -1, 0.5, -0.5, 1, -1]));

    [Fact]
    public void More_waiting_where_fewer_are_there_is_a_response()
    {
        var fewer = HalfHours((day, slot) => ((day % 5) + (slot % 3), (0.1 * (day % 5)) + (0.1 * (slot % 3)) + (0.01 * (day % 2))));
        Assert.True(DoseResponse.Of(fewer)! is { Rho: > 0.9, P: 0.001, HalfHours: 80 });
        Assert.Null(DoseResponse.Of([.. fewer.Select(one => one with { Dose = 1 })]));
        Assert.Null(DoseResponse.Of(fewer[..19]));
    }

    // The first half-hours are as unlike as days are: 80 of them bear witness like 10.
    [Fact]
    public void Half_hours_of_one_day_do_not_bear_witness_each_for_itself() =>
        Assert.InRange(DoseResponse.Of(HalfHours((day, _) => (day, day is 3 or 8 or 9 ? 0.2 : 0.1 + (0.001 * day))))!.P, 0.001, 0.05);

    [Fact]
    public void Less_waiting_where_fewer_are_there_is_none() =>
        Assert.True(DoseResponse.Of(HalfHours((day, slot) => (day, -day - slot)))!.P > 0.9);

    private static List<DosedHalfHour> HalfHours(Func<int, int, (double Dose, double Shortfall)> of) =>
        [.. from day in Enumerable.Range(0, 10) from slot in Enumerable.Range(0, 8) let one = of(day, slot)
            select new DosedHalfHour(new DateOnly(2025, 11, 3).AddDays(day), new(18 + slot), one.Dose, one.Shortfall)];

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
