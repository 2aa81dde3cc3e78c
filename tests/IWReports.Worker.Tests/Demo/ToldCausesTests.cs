using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Reports.Board;
using IWReports.Core.Tests.Reports;
using static IWReports.Worker.Tests.Demo.PlantedCausesTests;

namespace IWReports.Worker.Tests.Demo;

/// <summary>What the board report says of causes that were planted, and of what nobody planted.</summary>
public sealed class ToldCausesTests
{
    [Fact]
    public void What_nobody_measures_is_said_not_to_be_explained()
    {
        var report = BoardReport.Build(DataOf(new() { Outage = true }));
        Assert.Contains(report.Reasons, reason =>
            reason.Text.Contains("the drivers we measure do not explain this", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Reasons, reason => reason.Text.Contains(" explains ", StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_are_told_with_the_words_of_a_model()
    {
        var report = BoardReport.Build(DataOf(new() { Leave = 2, Newcomers = 2 }));
        var reason = Assert.Single(report.Reasons, reason => reason.Grade == "B");
        Assert.Contains("“Leave and sick days” explains in the model about", reason.Text, StringComparison.Ordinal);
        Assert.Matches(@"lowered it \(very likely [\d.]+ to [\d.]+ points\), newcomers' pace [\d.]+ % \([\d.]+ to [\d.]+ points\)",
            reason.Text);
        Assert.DoesNotContain("caused", reason.Text, StringComparison.Ordinal);
        Assert.Matches(@"^Leave and sick days: service worse where this was worse: yes \(rank correlation 0\.\d+ over 336 half-hours\); "
            + "began no later than the fall: cannot be told, both were there from the month's first day; "
            + @"was worse in the hours with most of the fall: yes\.$", reason.Checks[0]);
        Assert.Equal(2, reason.Checks.Count);
        Assert.Empty(BoardText.Unaccounted(report));
    }

    [Fact]
    public void A_cause_that_only_the_model_speaks_for_explains_nothing()
    {
        var reading = MonthlyAnalysis.Of(DataOf(Late["three on leave from the 8th on"]));
        var reason = Reason(reading with { Causes = reading.Causes!
            with { Checks = new Dictionary<Driver, CauseChecks> { [Driver.Absence] = new(WhichFirst.Service, false, null) } } });
        Assert.Contains("“Leave and sick days” is consistent with about", reason.Text, StringComparison.Ordinal);
        Assert.Contains("which neither its size from half-hour to half-hour nor its beginning nor its hours bear out", reason.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("explains", reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_that_a_person_confirms_is_called_one()
    {
        var data = DataOf(Late["three on leave from the 8th on"]);
        var stated = new ReportedCause(data.Period, "Three were away at the same time", Driver.Absence, "the supervisor", data.Period.To);
        Assert.Contains("“Leave and sick days” caused in the model about",
            Reason(MonthlyAnalysis.Of(data with { ReportedCauses = [stated] })).Text, StringComparison.Ordinal);
        Assert.Contains("“Leave and sick days” explains in the model about",
            Reason(MonthlyAnalysis.Of(data with { ReportedCauses = [stated with { Driver = null }] })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_log_ins_no_cause_is_told()
    {
        var data = DataOf(new() { Leave = 2 });
        var causes = ServiceCauses.Of(data with { Service = data.Service with { Officers = [] } })!;
        Assert.Null(causes.Shortfall);
    }

    private static ReasonRow Reason(MonthlyAnalysis reading) =>
        Assert.Single(BoardReport.Build(reading).Reasons, reason => reason.Grade == "B");

    [Fact]
    public void A_quiet_month_has_no_cause() => Assert.Equal((CauseVerdict.WithinNoise, 0), Verdict(new()));

    [Fact]
    public void A_dead_telephone_line_is_not_put_down_to_officers() =>
        Assert.Equal((CauseVerdict.ModelIsOff, 0), Verdict(new() { Outage = true }));

    [Fact]
    public void Officers_who_let_it_ring_are_not_put_down_to_cover() =>
        Assert.Equal((CauseVerdict.ModelIsOff, 0), Verdict(new() { NotAnswering = 2 }));
}
