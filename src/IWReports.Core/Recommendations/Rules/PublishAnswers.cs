using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>
/// Answers to what is asked again and again, where customers find them: fewer calls for the same customers, before anyone is hired.
/// </summary>
internal static class PublishAnswers
{
    public static readonly Rule Rule = new("publish-answers", RuleKind.Mend, Of);

    private const string Solved = FirstContactResolution.Id;

    // Two days of one who knows the questions.
    private const int HoursToWrite = 16;

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        var cause = DrivingCause.Of(analysis, Driver.Volume);
        var missed = analysis.Missed(Solved);
        if (cause is null && missed is null)
            return null;
        var (calls, share) = Avoidable(analysis, missed);
        var hours = calls * (analysis.Value(HandleTime.Id) ?? 0) / 3600;
        var model = LeverModel.Of(analysis);
        var leverEffect = share > 0 ? model?.Pull((_, _, was) => was with { Calls = was.Calls * (double)(1 - share) }) : null;
        var fewer = Fewer(calls, analysis);
        return new()
        {
            Lever = Lever.ProblemSolving,
            Grade = cause?.Grade ?? EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Publish answers to the commonest questions."),
                missed is null ? Card.Cost(analysis, Driver.Volume, cause!) : Sentence.Of($"{new ServiceText(analysis).Level(missed)}."),
                calls > 0 ? Sentence.Of($"Answers can prevent about {Figure.Count(Math.Round(calls), analysis.Period)} calls a month.")
                    : Sentence.Plain("Fewer calls about the same things.")),
            Action = Sentence.Plain("Count reasons for calls, publish answers to those that come most, and send them with each order."),
            Rationale = new(
                Problem(analysis, missed, cause),
                Sentence.Plain("Nobody likes to ask twice; an answer that is found needs no call."),
                Sentence.Plain("A written answer is the same for everyone, whoever is on duty."),
                Sentence.Plain("A page and the order's e-mail suffice; reasons are kept with each enquiry.")),
            Owner = Owners.Manager,
            Due = analysis.Period.AddMonths(1).To,
            Measure = TargetText.Of(analysis, Solved) ?? Sentence.Plain("Calls by reason, and how many come again within a week."),
            Kpi = Solved,
            Resources = Sentence.Plain("Two days of an experienced officer to write; no new posts."),
            Expected = new(leverEffect is null ? fewer : Sentence.Of($"{fewer}; {model!.Effect(leverEffect).Text}")),
            Case = new() { HoursOnce = HoursToWrite, HoursSaved = hours, Calls = leverEffect?.Calls },
            Instead = [new(Sentence.Plain("Ring back customers whose question was left open"),
                Sentence.Plain("the same questions, asked by us: repeats fall, but officers' hours do not"))],
        };
    }

    // Calls that fall away if as many as the target says are solved at once: never more than came again.
    private static (decimal Calls, decimal Share) Avoidable(MonthlyAnalysis analysis, KpiValue? missed)
    {
        var offered = analysis.Find(CallsOffered.Id)?.Value ?? 0;
        var off = missed is null ? 0 : RagRating.Off(missed.Value!.Value, missed.Kpi.Target!, missed.Kpi.Better);
        var calls = Math.Min(off * offered, analysis.Find(RepeatEnquiries.Id)?.Numerator ?? off * offered);
        return (calls, offered > 0 ? calls / offered : 0);
    }

    private static Sentence Fewer(decimal calls, MonthlyAnalysis analysis) => calls > 0
        ? Sentence.Of($"{Figure.Count(Math.Round(calls), analysis.Period):call} a month "
            + $"{(Math.Round(calls) == 1 ? "falls" : "fall")} away once the target share is solved at once")
        : Sentence.Plain("fewer calls about what is answered in writing; no size is given until reasons are counted");

    private static Sentence Problem(MonthlyAnalysis analysis, KpiValue? missed, DrivingCause? cause) =>
        missed is null ? cause!.Finding
        : cause is null ? Sentence.Of($"{TargetText.Standing(analysis, missed)}.")
        : Sentence.Of($"{TargetText.Standing(analysis, missed)}. {cause.Finding}");
}
