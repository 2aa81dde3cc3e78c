using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Analysis.Staffing;

public sealed class AgentsNeededTests
{
    private static readonly DateOnly Monday = new(2025, 11, 24);

    [Fact]
    public void A_hundred_calls_of_three_minutes_need_14_on_the_phones_and_20_on_the_roster()
    {
        var need = Need([.. Weeks(100, handle: 180)], "10:00");
        Assert.Equal((14, 20), (need.OnPhones, need.Rostered));
    }

    [Fact]
    public void Callers_who_hang_up_leave_less_to_do() =>
        Assert.InRange(Need([.. Weeks(100, handle: 180, hungUp: 10, waited: 1200)], "10:00").OnPhones, 10, 13);

    [Fact]
    public void A_half_hour_without_calls_needs_nobody() =>
        Assert.Equal(0, Need([.. Weeks(100, handle: 180)], "12:00").OnPhones);

    [Fact]
    public void Demand_is_the_mean_of_the_same_weekday()
    {
        // 200, 100, 100 and 0 calls on the last four Mondays are 100 on average; last Tuesday's are Tuesday's.
        QueueHalfHour[] log = [Log(Monday, 200, 180), Log(Monday.AddDays(-7), 100, 180), Log(Monday.AddDays(-14), 100, 180),
            Log(Monday.AddDays(-21), 0, 180), Log(Monday.AddDays(1), 400, 180)];
        Assert.Equal(14, Need(log, "10:00").OnPhones);
    }

    [Fact]
    public void Queues_are_not_pooled()
    {
        var log = Weeks(100, handle: 180).SelectMany(entry => new[] { entry, entry with { Queue = "spares" } }).ToList();
        Assert.Equal(28, Need(log, "10:00").OnPhones);
        Assert.Equal(14, Of(log, new(ScopeKind.Queue, "spares"), "10:00").OnPhones);
        Assert.Equal(28, Of(log, new(ScopeKind.Team, "Customer service"), "10:00").OnPhones);
    }

    [Fact]
    public void Officers_are_needed_for_the_target_that_the_company_judges_by()
    {
        var log = Weeks(100, handle: 180).ToList();
        MeasureSettings With(string kpi, decimal target) => Some.Settings with
        {
            Targets = new Dictionary<string, IReadOnlyList<Target>>
            {
                [kpi] = [new(target, 0, TargetOrigin.Ours) { From = Monday }],
            },
        };
        int Needed(DateOnly day, MeasureSettings settings) =>
            AgentsNeeded.On(day, log, settings).Single(need => need.Scope == Scope.Company && need.Slot.ToString() == "10:00").OnPhones;
        Assert.Equal(15, Needed(Monday, With("service_level", 0.90m)));
        Assert.Equal(14, Needed(Monday.AddDays(-7), With("service_level", 0.90m)));
        Assert.Equal(20, Needed(Monday, With("occupancy", 0.50m)));
        // Nobody can answer every call in time; what is planned then is still a number.
        Assert.InRange(Needed(Monday, With("service_level", 1)), 16, 20);
        Assert.Contains("90 % within 20 s", RequiredAgents.Kpi.Parameters(With("service_level", 0.90m)), StringComparison.Ordinal);
    }

    [Fact]
    public void Officers_are_needed_for_the_variant_that_the_company_judges_by()
    {
        int Needed(ServiceLevelVariant variant) => AgentsNeeded.On(Monday, [.. Weeks(100, handle: 180, hungUp: 10, waited: 1200)],
            Some.Settings with { ServiceLevelVariant = variant })
            .Single(need => need.Scope == Scope.Company && need.Slot.ToString() == "10:00").OnPhones;
        Assert.True(Needed(ServiceLevelVariant.AbandonedInTimeIsServed) <= Needed(ServiceLevelVariant.WithoutShortAbandons));
        Assert.True(Needed(ServiceLevelVariant.AnsweredOnly) <= Needed(ServiceLevelVariant.WithoutShortAbandons));
    }

    [Fact]
    public void A_day_off_needs_nobody() => Assert.Empty(AgentsNeeded.On(new(2025, 11, 23), [.. Weeks(100, handle: 180)], Some.Settings));

    private static IEnumerable<QueueHalfHour> Weeks(int offered, int handle, int hungUp = 0, int waited = 0) =>
        Enumerable.Range(0, 4).Select(back => Log(Monday.AddDays(-7 * back), offered, handle, hungUp, waited));

    private static QueueHalfHour Log(DateOnly day, int offered, int handle, int hungUp = 0, int waited = 0) =>
        new(day, HalfHour.Of(new(10, 0)), "widgets", "Customer service", offered, offered - hungUp,
            TimeSpan.FromSeconds((offered - hungUp) * handle), hungUp, TimeSpan.FromSeconds(waited));

    private static HalfHourNeed Need(IReadOnlyList<QueueHalfHour> log, string slot) => Of(log, Scope.Company, slot);

    private static HalfHourNeed Of(IReadOnlyList<QueueHalfHour> log, Scope scope, string slot) =>
        AgentsNeeded.On(Monday, log, Some.Settings).Single(need => need.Scope == scope && need.Slot.ToString() == slot);
}
