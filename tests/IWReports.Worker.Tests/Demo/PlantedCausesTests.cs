using System.Collections.Concurrent;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics;
using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

/// <summary>
/// Causes that were planted are found again: each driver's range holds what the simulation itself says it did, played again without it,
/// and the same otherwise.
/// </summary>
public sealed class PlantedCausesTests
{
    private const int Month = 8;

    private const ulong Seed = 7;

    private static readonly ulong[] OtherSeeds = [3, 12, 31];

    private static readonly ConcurrentDictionary<ulong, Lazy<ServiceLog>> Before = [];

    private static readonly ConcurrentDictionary<(ulong, Plant), double> Levels = [];

    private static readonly Dictionary<Driver, Func<Plant, Plant, Plant>> Planting = new()
    {
        [Driver.Volume] = (to, from) => to with { Volume = from.Volume },
        [Driver.HandlingTime] = (to, from) => to with { Talk = from.Talk },
        [Driver.Schedule] = (to, from) => to with { Fewer = from.Fewer, LunchesTogether = from.LunchesTogether },
        [Driver.Absence] = (to, from) => to with { Leave = from.Leave },
        [Driver.Newcomers] = (to, from) => to with { Newcomers = from.Newcomers },
    };

    private static readonly Dictionary<string, Plant> Found = new()
    {
        ["a third more calls"] = new() { Volume = 1.3 },
        ["a fifth more calls"] = new() { Volume = 1.2 },
        ["longer calls"] = new() { Talk = 1.3 },
        ["two on leave"] = new() { Leave = 2 },
        ["three on leave"] = new() { Leave = 3 },
        ["two newcomers"] = new() { Newcomers = 2 },
        ["three newcomers"] = new() { Newcomers = 3 },
        ["more calls and leave"] = new() { Volume = 1.15, Leave = 2 },
        ["more calls and newcomers"] = new() { Volume = 1.15, Newcomers = 2 },
        ["leave and newcomers"] = new() { Leave = 2, Newcomers = 2 },
        ["longer calls and leave"] = new() { Talk = 1.2, Leave = 2 },
        ["lunches together"] = new() { LunchesTogether = true },
        ["lunches together and leave"] = new() { LunchesTogether = true, Leave = 2 },
        ["one officer fewer"] = new() { Fewer = 1 },
        ["longer calls, more of them, newcomers"] = new() { Talk = 1.1, Volume = 1.1, Newcomers = 2 },
    };

    internal static readonly Dictionary<string, Plant> Late = new()
    {
        ["half as many calls again from the 12th on"] = new() { Volume = 1.5, From = 12 },
        ["longer calls from the 12th on"] = new() { Talk = 1.4, From = 12 },
        ["two on leave from the 12th on"] = new() { Leave = 2, From = 12 },
        ["three on leave from the 8th on"] = new() { Leave = 3, From = 8 },
    };

    public static TheoryData<string> LateNames => [.. Late.Keys];

    public static TheoryData<string> Names => [.. Found.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_planted_is_found_again_and_nothing_else(string name)
    {
        var plant = Found[name];
        var found = CausesOf(plant).Shortfall!;
        Assert.Equal(CauseVerdict.Explained, found.Verdict);
        var planted = Effects(plant, Seed);
        Assert.All(found.Shares, share => Assert.InRange(planted.GetValueOrDefault(share.Driver), share.Low, share.High));
        Assert.Equal(planted.Keys.Order(), found.Shares.Where(share => share.IsClear).Select(share => share.Driver).Order());
    }

    [Theory]
    [MemberData(nameof(LateNames))]
    public void What_begins_within_the_month_has_all_marks_of_a_cause(string name)
    {
        var checks = Assert.Single(CausesOf(Late[name]).Checks);
        Assert.Equal((Assert.Single(PlantedIn(Late[name])), true, true, true),
            (checks.Key, checks.Value.CameFirst, checks.Value.SameHours, checks.Value.DoseResponse));
    }

    [Fact]
    public void What_is_there_from_the_first_day_cannot_be_told_to_come_first() =>
        Assert.Equal((WhichFirst.BothFromTheFirstDay, true, true),
            CausesOf(Found["three on leave"]).Checks[Driver.Absence] is var leave ? (leave.First, leave.SameHours, leave.DoseResponse)
            : default);

    [Fact]
    public void What_is_the_same_all_month_shows_no_response() =>
        Assert.Null(CausesOf(Found["three newcomers"]).Checks[Driver.Newcomers].DoseResponse);

    [Fact]
    public void What_was_not_planted_seldom_has_all_marks_of_a_cause()
    {
        var others = OtherSeeds.SelectMany(seed => Found.Values.Select(plant => (Plant: plant, CausesOf(plant, seed).Departures)))
            .Where(one => one.Departures is not null)
            .SelectMany(one => Planting.Keys.Except(PlantedIn(one.Plant)).Select(driver => one.Departures!.Of(driver))).ToList();
        Assert.True(others.Count > 100);
        Assert.InRange(others.Count(checks => checks is { CameFirst: true, SameHours: true, Response.P: <= 0.1 }), 0, 0.05 * others.Count);
    }

    [Fact]
    public void Whatever_chance_does_ranges_hold_what_was_planted_and_stay_narrower_than_it()
    {
        var ranges = OtherSeeds.SelectMany(seed =>
            new[] { "leave and newcomers", "more calls and leave", "lunches together and leave" }.SelectMany(name =>
        {
            var planted = Effects(Found[name], seed);
            return CausesOf(Found[name], seed).Shortfall!.Shares.Select(share =>
                (Share: share, Planted: planted.GetValueOrDefault(share.Driver)));
        })).ToList();
        Assert.Equal(OtherSeeds.Length * 3 * Enum.GetValues<Driver>().Length, ranges.Count);
        Assert.True(ranges.Count(one => one.Share.Low <= one.Planted && one.Planted <= one.Share.High) >= 0.9 * ranges.Count);
        Assert.DoesNotContain(ranges, one => one.Share.IsClear && one.Planted == 0);
        var clear = ranges.Where(one => one.Planted != 0).ToList();
        Assert.True(clear.Count(one => one.Share.IsClear) >= 0.75 * clear.Count);
    }

    [Fact]
    public void Quiet_months_have_no_cause_whatever_chance_does() =>
        Assert.All(OtherSeeds, seed => Assert.Equal(CauseVerdict.WithinNoise, CausesOf(new(), seed).Shortfall!.Verdict));

    internal static (CauseVerdict, int) Verdict(Plant plant) => CausesOf(plant).Shortfall is { } found ? (found.Verdict, found.Shares.Count)
        : default;

    internal static ServiceCauses CausesOf(Plant plant, ulong seed = Seed) => ServiceCauses.Of(DataOf(plant, seed))!;

    private static HashSet<Driver> PlantedIn(Plant plant) =>
        [.. Planting.Where(one => one.Value(new(), plant) != new Plant()).Select(one => one.Key)];

    // The month is played with every set of what was planted, with the same calls and chances.
    private static Dictionary<Driver, double> Effects(Plant plant, ulong seed)
    {
        var planted = Planting.Where(one => PlantedIn(plant).Contains(one.Key)).ToList();
        var levels = Enumerable.Range(0, 1 << planted.Count)
            .Select(set => ServiceLevel(planted.Where((_, i) => (set & (1 << i)) != 0)
                .Aggregate(new Plant(), (to, one) => one.Value(to, plant)), seed)).ToList();
        return planted.Zip(Shapley.Of(planted.Count, levels)).ToDictionary(one => one.First.Key, one => one.Second);
    }

    private static double ServiceLevel(Plant plant, ulong seed) => Levels.GetOrAdd((seed, plant), _ =>
    {
        var open = LoggedService.Callers(new PlantedMonth(Month, plant, seed).Lines)
            .Where(one => one.Slot.Start >= SampleCompany.Opens && one.Slot.Start < SampleCompany.Closes).ToList();
        return open.Sum(one => one.Tally.AnsweredInTime) / open.Sum(one => one.Calls);
    });

    private static ServiceLog LogOf(IEnumerable<PlantedMonth> months)
    {
        List<LogLine> lines = [.. months.SelectMany(month => month.Lines)];
        return new([.. LoggedService.Callers(lines)], [.. LoggedService.Officers(lines)], [.. LoggedService.Covered(lines)],
            LoggedService.Within);
    }

    internal static MonthlyData DataOf(Plant plant, ulong seed = Seed)
    {
        var month = new PlantedMonth(Month, plant, seed);
        var before = Before.GetOrAdd(seed, _ =>
            new(() => LogOf(Enumerable.Range(1, Month - 1).Select(one => new PlantedMonth(one, new(), seed))))).Value;
        var now = LogOf([month]);
        var period = ReportPeriod.Month(SampleCompany.Year, Month);
        var stayed = month.Roster.Select(entry => entry.Person).ToHashSet();
        return new()
        {
            Company = "Planted",
            Period = period,
            Calendar = SampleCompany.Calendar,
            Calls = [],
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(),
            Roster = [.. new PlantedMonth(Month - 1, new(),
                seed).Roster.Select(entry => stayed.Contains(entry.Person) ? entry : entry with { To = period.From.AddDays(-1) }),
                .. month.Roster.Where(entry => PlantedMonth.IsNewcomer(entry.Person))],
            Absences = month.Absences,
            HalfHours = [],
            Waits = [],
            Weekdays = [],
            AtRisk = [],
            LateOrders = [],
            Service = new([.. before.Callers, .. now.Callers], [.. before.Officers, .. now.Officers], [.. before.Covered, .. now.Covered],
                LoggedService.Within),
        };
    }
}
