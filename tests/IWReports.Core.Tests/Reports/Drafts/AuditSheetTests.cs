using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Drafts;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.Drafts;

public sealed class AuditSheetTests
{
    [Fact]
    public void A_point_is_met_only_when_it_was_met_every_time()
    {
        var sheet = AuditSheet.Build(SomeDrafts.Audit(
            SomeDrafts.Value("complaint_acknowledged", 9, 9), SomeDrafts.Value("complaint_resolved", 8, 9)));
        var (acknowledged, settled) = (Of(sheet, "every complaint acknowledged"), Of(sheet, "every complaint settled"));
        Assert.Equal(("Yes", "9 of 9 complaints"), (acknowledged.Answer, acknowledged.Figure));
        Assert.Equal(("No", "8 of 9 complaints"), (settled.Answer, settled.Figure));
    }

    [Fact]
    public void A_count_that_should_be_none_is_met_by_none()
    {
        var none = new KpiValue(KpiCatalog.Find("redress_over_authority")!, "total", 0, null, KpiState.Final);
        Assert.Equal("Yes", Of(AuditSheet.Build(SomeDrafts.Audit(none)), "their authority").Answer);
        Assert.Equal("No", Of(AuditSheet.Build(SomeDrafts.Audit(none with { Numerator = 2 })), "their authority").Answer);
    }

    [Fact]
    public void What_no_record_shows_cannot_be_told()
    {
        var sheet = AuditSheet.Build(SomeDrafts.Audit());
        Assert.All(sheet.Groups.SelectMany(group => group.Points), point => Assert.True(point.IsUnknown));
        Assert.EndsWith("The records cannot answer 36.", sheet.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_an_hour_are_a_figure_and_no_verdict() =>
        Assert.Equal(
            "Cannot be told", Of(AuditSheet.Build(SomeDrafts.Audit(SomeDrafts.Value("calls_per_hour", 400, 100))), "20 calls").Answer);

    [Fact]
    public void A_step_of_the_procedure_counts_the_reviews_it_applied_in()
    {
        var item = QualityForm.Items[2];
        var sheet = AuditSheet.Build(SomeDrafts.Audit() with
        {
            Items = [new(KpiCatalog.Find("procedure_compliance")!, item.Item, 3 * item.Weight, 4 * item.Weight, KpiState.Final)],
        });
        Assert.Equal(new(item.Item, "No", "3 of 4 reviews"), Of(sheet, item.Item));
    }

    [Fact]
    public void Every_question_names_a_kpi_or_why_none_can_answer() =>
        Assert.All([.. AuditQuestion.Manager(SomeDrafts.Settings), .. AuditQuestion.Policies(SomeDrafts.Settings)],
            question => Assert.True(
                KpiCatalog.Find(question.Kpi) is not null || (question.Kpi.Length == 0 && question.Why.Length > 0), question.Point));

    private static AuditPoint Of(AuditSheetModel sheet, string words) =>
        sheet.Groups.SelectMany(group => group.Points).Single(point => point.Point.Contains(words, StringComparison.Ordinal));
}
