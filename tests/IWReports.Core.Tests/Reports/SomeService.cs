using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Tests.Reports;

/// <summary>Ten officers since August on a queue that goes exactly as Erlang A says.</summary>
internal static class SomeService
{
    private const int Officers = 10, Calls = 40, HandledEach = 4;

    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30), Handle = TimeSpan.FromMinutes(5),
        Patience = TimeSpan.FromMinutes(5), Within = TimeSpan.FromSeconds(20);

    private static readonly CallLoad Load = new(Calls, HalfAnHour, Handle, Patience);

    /// <summary>How callers fare while so many are away.</summary>
    public static StaffingFigures Without(int away) => Load.At(Officers - away, Within);

    public static decimal Measured(int away, ServiceLevelVariant variant = ServiceLevelVariant.WithoutShortAbandons) =>
        Tally(Without(away)).Of(variant) is var served ? (decimal)(served.InTime / served.Base) : 0;

    /// <summary>
    /// A board whose officers were away in November, so many as the roster knows, while callers fared as without <paramref name="felt"/>
    /// of them.
    /// </summary>
    public static MonthlyData Board(int away, int felt,
        ServiceLevelVariant variant = ServiceLevelVariant.WithoutShortAbandons)
    {
        var days = Enumerable.Range(0, 122).Select(new DateOnly(2025, 8, 1).AddDays).Where(SomeBoard.Melbourne.IsBusinessDay).ToList();
        var slots = Enumerable.Range(18, 16).Select(index => new HalfHour(index)).ToList();
        int Then(DateOnly day, int november) => day >= SomeBoard.November.From ? november : 0;
        var names = Enumerable.Range(0, Officers).Select(i => $"officer-{(char)('a' + i)}").ToList();
        return SomeBoard.WithCalls with
        {
            Roster = [.. names.Select(name => SomeBoard.Officer(name, 1, 12))],
            Absences = [.. names.Take(away).Select(name =>
                new Absence(name, SomeBoard.November.From, SomeBoard.November.To, "annual leave"))],
            Costs = new(45, 600, null),
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(SomeBoard.WithCalls.History)
            {
                ["service_level"] = SomeBoard.Months(KpiCatalog.Find("service_level")!, Measured(0, variant),
                    Measured(0, variant), Measured(0, variant), Measured(felt, variant)),
            },
            Service = new(
                [.. days.SelectMany(day => slots.Select(slot => Callers(day, slot, Without(Then(day, felt)))))],
                [.. days.SelectMany(day => slots.SelectMany(slot => names.Skip(Then(day, away))
                    .Select(name => new AgentHalfHour(day, slot, name, HandledEach, Handle * HandledEach, TimeSpan.Zero, HalfAnHour))))],
                [.. days.SelectMany(day => slots.Select(slot => new CoveredHalfHour(day, slot, HalfAnHour)))],
                Within) { Variant = variant },
        };
    }

    private static CallersHalfHour Callers(DateOnly day, HalfHour slot, StaffingFigures figures)
    {
        var tally = Tally(figures);
        return new(day, slot, "widgets", tally, (int)tally.Abandoned, Patience * tally.Abandoned);
    }

    private static ServiceTally Tally(StaffingFigures figures)
    {
        static int Of(double share) => (int)Math.Round(Calls * share);
        var abandoned = Of(figures.Abandonment!.Value);
        return new(Calls - abandoned, Of(figures.ServiceLevel), abandoned, Of(figures.AbandonedInTime!.Value), 0);
    }
}
