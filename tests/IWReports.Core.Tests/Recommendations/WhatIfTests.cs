using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports.Board;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Recommendations;

/// <summary>Ten officers of whom three are away all November, on a queue that goes as the model says.</summary>
public sealed class WhatIfTests
{
    private const int Away = 3, Days = 19, Mondays = 4;

    private static readonly MonthlyData Month = SomeService.Board(Away, Away);

    private static readonly LeverModel Model = LeverModel.Of(MonthlyAnalysis.Of(Month))!;

    private static WhatIf Officers(int officers, int first = 9, int last = 17, params DayOfWeek[] weekdays) =>
        new() { Officers = officers, First = new(first * 2), Last = new((last * 2) - 1), Weekdays = weekdays };

    private static WhatIfAnswer Answer(WhatIf asked) => WhatIfAnswer.Of(Model, asked);

    [Fact]
    public void As_it_was_the_model_tells_what_was_measured()
    {
        var (was, answer) = (SomeService.Without(Away), Answer(Officers(1)));
        Assert.Equal(was.ServiceLevel, answer.ServiceLevel.Before, 1e-6);
        Assert.Equal(was.Abandonment!.Value, answer.Abandonment.Before, 1e-6);
        Assert.Equal(was.MeanWaitSeconds, answer.Wait.Before, 1e-3);
        Assert.Equal(answer.ServiceLevel.Measured, answer.ServiceLevel.Before, 0.02);
        Assert.Equal(answer.Abandonment.Measured, answer.Abandonment.Before, 0.02);
        Assert.Equal(answer.Wait.Measured, answer.Wait.Before, 5d);
    }

    [Fact]
    public void As_many_more_as_are_away_serve_as_well_as_if_all_had_come()
    {
        var (full, answer) = (SomeService.Without(0), Answer(Officers(Away)));
        Assert.Equal(full.ServiceLevel, answer.ServiceLevel.After, 1e-6);
        Assert.Equal(full.Abandonment!.Value, answer.Abandonment.After, 1e-6);
        Assert.Equal(full.MeanWaitSeconds, answer.Wait.After, 1e-3);
        Assert.Equal(Away * 8 * Days, answer.Month.After.Hours - answer.Month.Before.Hours, 1e-6);
        Assert.InRange(answer.ServiceLevel.After, answer.ServiceLevel.Low - 1e-9, answer.ServiceLevel.High + 1e-9);
    }

    [Fact]
    public void Officers_come_at_the_times_and_on_the_days_that_were_named()
    {
        var (mondays, all) = (Answer(Officers(2, 10, 12, DayOfWeek.Monday)), Answer(Officers(2, 10, 12)));
        Assert.Equal(2 * 2 * Mondays, mondays.Month.After.Hours - mondays.Month.Before.Hours, 1e-6);
        Assert.Equal(2 * 2 * Days, all.Month.After.Hours - all.Month.Before.Hours, 1e-6);
        Assert.InRange(mondays.ServiceLevel.After, mondays.ServiceLevel.Before + 1e-4, all.ServiceLevel.After - 1e-4);
    }

    [Fact]
    public void Fewer_officers_serve_worse_and_no_more_leave_than_are_there()
    {
        var answer = Answer(Officers(-1));
        Assert.Equal(SomeService.Without(Away + 1).ServiceLevel, answer.ServiceLevel.After, 1e-6);
        Assert.Equal(1, Answer(Officers(-50)).Abandonment.After, 1e-6);
        Assert.Equal(0, Answer(Officers(-50)).Month.After.Hours, 1e-6);
    }

    [Fact]
    public void Shorter_calls_and_fewer_calls_serve_better_for_no_hour_more()
    {
        foreach (var asked in new[] { new WhatIf { Shorter = 0.1m }, new WhatIf { Fewer = 0.1m } })
        {
            var answer = Answer(asked);
            Assert.InRange(answer.ServiceLevel.After, answer.ServiceLevel.Before + 0.01, 1);
            Assert.InRange(answer.Wait.After, 0, answer.Wait.Before - 1);
            Assert.Equal(answer.Month.Before.Hours, answer.Month.After.Hours);
        }

        Assert.Equal(0.9, Answer(new() { Fewer = 0.1m }).Month.After.Calls / Answer(new() { Fewer = 0.1m }).Month.Before.Calls, 1e-9);
    }

    // Calls come evenly here, and so do officers: there is nothing to gain.
    [Fact]
    public void Breaks_that_already_match_the_calls_change_nothing() =>
        Assert.Equal(Answer(Officers(1)).ServiceLevel.Before, Answer(new() { StaggersBreaks = true }).ServiceLevel.After, 1e-6);

    [Fact]
    public void A_question_is_written_in_words()
    {
        string Asked(WhatIf asked) => WhatIfText.Asked(asked, SomeBoard.November).Text;
        Assert.Equal("2 more officers at 10:00–12:00 on Mon, Tue", Asked(Officers(2, 10, 12, DayOfWeek.Tuesday, DayOfWeek.Monday)));
        Assert.Equal("1 officer fewer at 09:00–17:00; breaks staggered; calls 10 % shorter; 5 % fewer calls",
            Asked(Officers(-1) with { StaggersBreaks = true, Shorter = 0.1m, Fewer = 0.05m }));
    }

    [Fact]
    public void Without_a_roster_the_model_answers_nothing_and_says_why()
    {
        var analysis = MonthlyAnalysis.Of(Month with { Roster = [] });
        Assert.Null(LeverModel.Of(analysis));
        Assert.Equal("There is no roster, so nobody knows who was to be there.", WhatIfText.Obstacle(analysis.Causes));
        Assert.Null(WhatIfText.Obstacle(MonthlyAnalysis.Of(Month).Causes));
        Assert.StartsWith("Calls are not known one by one", WhatIfText.Obstacle(MonthlyAnalysis.Of(SomeBoard.WithCalls).Causes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_board_reads_a_saved_option_with_what_the_model_makes_of_it()
    {
        var option = BoardReport.Build(Month with { WhatIfs = [Officers(2, 10, 12)] }).Pages.WhatIfs.Single();
        Assert.Equal("2 more officers at 10:00–12:00", option.Name);
        Assert.Equal("In the queue model 63 % of calls are answered in time (63 % to 63 %). Without the change it is 56.6 %. About 265 "
            + "fewer callers give up. It takes 76 officer-hours a month ($3,420 a month).", option.Implication);
        Assert.Empty(BoardReport.Build(Month).Pages.WhatIfs);
    }

    [Fact]
    public void An_option_that_the_model_cannot_answer_any_more_says_so() =>
        Assert.Equal("The queue model no longer tells what it would do.",
            BoardReport.Build(Month with { Roster = [], WhatIfs = [Officers(1)] }).Pages.WhatIfs.Single().Implication);
}
