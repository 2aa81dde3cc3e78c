using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Reports;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Recommendations;

/// <summary>Ten officers on a queue that goes exactly as Erlang A says, three of them away in November.</summary>
public sealed class LeverModelTests
{
    private const int Officers = 10, Away = 3, Calls = 40, HandledEach = 4;

    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30), Handle = TimeSpan.FromMinutes(5), Patience = TimeSpan.FromMinutes(5), Within = TimeSpan.FromSeconds(20);

    private static readonly CallLoad Load = new(Calls, HalfAnHour, Handle, Patience);

    private static readonly BoardReportModel Model = BoardReport.Build(Data(Away));

    [Fact]
    public void Covering_leave_wins_back_what_the_model_says_leave_cost()
    {
        var cover = Model.Recommendations.Single(one => one.Advice.Rule == "cover-leave");
        Assert.Equal("B", cover.Grade);
        var won = (decimal)(Load.At(Officers, Within).ServiceLevel - Load.At(Officers - Away, Within).ServiceLevel);
        var foretold = cover.Advice.Prediction!.Value - Measured(Away);
        // Half of the half-hours or all of them: their calls are alike, so a half of them wins a half.
        Assert.InRange(foretold, (won / 2) - 0.02m, won + 0.02m);
        Assert.InRange(cover.Advice.Prediction.Value, cover.Advice.Prediction.Low, cover.Advice.Prediction.High);
        Assert.Contains("officer-hours a month ($", cover.Case, StringComparison.Ordinal);
        Assert.Contains("fewer hang-ups; does not pay back in hours alone", cover.Case, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_way_stands_beside_it_with_its_own_effect_and_cost() =>
        Assert.Contains(Model.Recommendations.Single(one => one.Advice.Rule == "cover-leave").Instead, way => way.Contains("points more calls answered in time", StringComparison.Ordinal) && way.Contains("officer-hours a month", StringComparison.Ordinal));

    [Fact]
    public void A_target_above_what_the_whole_roster_is_worth_is_not_paid_for() =>
        Assert.Equal(Load.At(Officers, Within).ServiceLevel < 0.8, Model.TargetNotes.Any(note => note.Contains("more than it pays for", StringComparison.Ordinal)));

    [Fact]
    public void Without_leave_nobody_is_asked_to_cover_it() => Assert.DoesNotContain(BoardReport.Build(Data(0)).Recommendations, one => one.Advice.Rule == "cover-leave");

    [Fact]
    public void Every_number_of_a_modelled_recommendation_is_a_figure() => Assert.Empty(BoardText.Unaccounted(Model, "Yore Mine Co.", "1,000 × 7 mm", "C-1042"));

    private static decimal Measured(int away) => Math.Round(Calls * (decimal)Load.At(Officers - away, Within).ServiceLevel) / Calls;

    private static BoardReportData Data(int away)
    {
        var days = Enumerable.Range(0, 122).Select(new DateOnly(2025, 8, 1).AddDays).Where(SomeBoard.Melbourne.IsBusinessDay).ToList();
        var slots = Enumerable.Range(18, 16).Select(index => new HalfHour(index)).ToList();
        int AwayOn(DateOnly day) => day >= SomeBoard.November.From ? away : 0;
        var names = Enumerable.Range(0, Officers).Select(i => $"officer-{(char)('a' + i)}").ToList();
        return SomeBoard.WithCalls with
        {
            Roster = [.. names.Select(name => SomeBoard.Officer(name, 1, 12))],
            Absences = [.. names.Take(away).Select(name => new Absence(name, SomeBoard.November.From, SomeBoard.November.To, "annual leave"))],
            Costs = new(45, 600, null),
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(SomeBoard.WithCalls.History)
            {
                ["service_level"] = SomeBoard.Months(KpiCatalog.Find("service_level")!, Measured(0), Measured(0), Measured(0), Measured(away)),
            },
            Service = new(
                [.. days.SelectMany(day => slots.Select(slot => Callers(day, slot, Load.At(Officers - AwayOn(day), Within))))],
                [.. days.SelectMany(day => slots.SelectMany(slot => names.Skip(AwayOn(day)).Select(name => new OfficerHalfHour(day, slot, name, HandledEach, Handle * HandledEach, TimeSpan.Zero, HalfAnHour))))],
                [.. days.SelectMany(day => slots.Select(slot => new CoveredHalfHour(day, slot, HalfAnHour)))],
                Within),
        };
    }

    private static CallersHalfHour Callers(DateOnly day, HalfHour slot, StaffingFigures figures)
    {
        var hungUp = (int)Math.Round(Calls * figures.Abandonment!.Value);
        return new(day, slot, "widgets", Calls, (int)Math.Round(Calls * figures.ServiceLevel), hungUp, Patience * hungUp);
    }
}
