using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Feedback is read and answered: online, and without a name where the customer wishes.</summary>
internal static class AnswerFeedback
{
    public static readonly Rule Rule = new("answer-feedback", RuleKind.Mend, Of);

    private const string Answered = FeedbackAnswered.Id;

    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Missed(Answered) is not { } missed ? null : new()
    {
        Lever = Lever.CustomerRelationships,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Answer every remark within two days, online."),
            Sentence.Of($"{new ServiceText(analysis).Level(missed)}."),
            Sentence.Plain("Whoever wrote hears from us.")),
        Action = Sentence.Plain("Move the questionnaire online, and answer every remark and low score within two business days."),
        Rationale = new(
            Sentence.Of($"{TargetText.Standing(analysis, missed)}."),
            Sentence.Plain("Who took the trouble to write and heard nothing writes elsewhere next."),
            Sentence.Plain("Remarks name what goes wrong before figures show it."),
            Sentence.Plain("Paper is not read; a form online arrives sorted, and without a name where wished.")),
        Owner = Owners.Manager,
        Due = analysis.Period.AddMonths(1).To,
        Measure = TargetText.Of(analysis, Answered)!,
        Kpi = Answered,
        Resources = Sentence.Plain("An hour a week; a form on the company's own site."),
        Expected = new(Sentence.Plain("every remark has an answer; the effect shows in satisfaction, and no model backs a size")),
        Case = new() { HoursMonthly = Math.Round(52 / 12m, 1) },
        Instead = [new(Sentence.Plain("Answer low scores only"),
            Sentence.Plain("half the work; whoever praised or suggested hears nothing"))],
        Duty = Sentence.Plain("Anonymous answers stay so; nobody is traced to be rung (Privacy Act)."),
    };
}
