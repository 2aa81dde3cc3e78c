using IWReports.Core.Analysis.Causes;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Board;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Recommendations;

public sealed class LeverModelTests
{
    private const int Away = 3;

    private static readonly BoardReportModel Model = BoardReport.Build(SomeService.Board(Away, Away));

    [Fact]
    public void Covering_leave_wins_back_what_the_model_says_leave_cost()
    {
        var cover = Model.Recommendations.Single(one => one.PastRecommendation.Rule == "cover-leave");
        Assert.Equal("B", cover.Grade);
        var won = (decimal)(SomeService.Without(0).ServiceLevel - SomeService.Without(Away).ServiceLevel);
        var foretold = cover.PastRecommendation.Prediction!.Value - SomeService.Measured(Away);
        // Half of the half-hours or all of them: their calls are alike, so a half of them wins a half.
        Assert.InRange(foretold, (won / 2) - 0.02m, won + 0.02m);
        Assert.InRange(cover.PastRecommendation.Prediction.Value, cover.PastRecommendation.Prediction.Low,
            cover.PastRecommendation.Prediction.High);
        Assert.Contains("officer-hours a month ($", cover.Case, StringComparison.Ordinal);
        Assert.Contains("fewer hang-ups; does not pay back in hours alone", cover.Case, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServiceLevelVariant.AbandonedInTimeIsServed)]
    [InlineData(ServiceLevelVariant.AnsweredOnly)]
    [InlineData(ServiceLevelVariant.AllAbandoned)]
    [InlineData(ServiceLevelVariant.AbandonedTooLate)]
    [InlineData(ServiceLevelVariant.WithoutShortAbandons)]
    public void Causes_and_levers_speak_of_the_service_level_that_is_judged(ServiceLevelVariant variant)
    {
        var month = SomeService.Board(Away, Away, variant);
        var causes = ServiceCauses.Of(month)!;
        var (before, after) = (SomeService.Measured(0, variant), SomeService.Measured(Away, variant));
        Assert.Equal((double)before, causes.Measured!.Before, 1e-9);
        Assert.Equal((double)after, causes.Measured.After, 1e-9);
        Assert.Equal(CauseVerdict.Explained, causes.Shortfall!.Verdict);
        Assert.Equal((double)(after - before), causes.Shortfall.Modelled!.Value, 0.02);
        var cover = BoardReport.Build(month).Recommendations.Single(one => one.PastRecommendation.Rule == "cover-leave");
        Assert.InRange(cover.PastRecommendation.Prediction!.Value, after + ((before - after) / 2) - 0.02m, before + 0.02m);
    }

    [Fact]
    public void The_other_way_stands_beside_it_with_its_own_effect_and_cost() =>
        Assert.Contains(Model.Recommendations.Single(one => one.PastRecommendation.Rule == "cover-leave").Instead,
            way => way.Contains("points more calls answered in time", StringComparison.Ordinal)
            && way.Contains("officer-hours a month", StringComparison.Ordinal));

    [Fact]
    public void A_target_above_what_the_whole_roster_is_worth_is_not_paid_for() =>
        Assert.Equal(SomeService.Without(0).ServiceLevel < 0.8,
            Model.TargetNotes.Any(note => note.Contains("more than it pays for", StringComparison.Ordinal)));

    [Fact]
    public void Without_leave_nobody_is_asked_to_cover_it() =>
        Assert.DoesNotContain(BoardReport.Build(SomeService.Board(0, 0)).Recommendations,
        one => one.PastRecommendation.Rule == "cover-leave");
}
