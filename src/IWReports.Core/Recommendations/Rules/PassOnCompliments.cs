using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Keeps what works: good words reach those they are meant for.</summary>
internal static class PassOnCompliments
{
    public static readonly Rule Rule = new("pass-on-compliments", RuleKind.Maintain, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Value(Compliments.Id) is not > 0 ? null : new()
    {
        Lever = Lever.Team,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Pass each compliment to the officer it names."),
            Sentence.Plain("Customers took the trouble to praise."),
            Sentence.Plain("Officers hear what they do well.")),
        Action =
            Sentence.Plain("Maintain: pass each compliment on to the officer it names, and thank the team for it in the weekly meeting."),
        Rationale = new(
            Sentence.Of($"{Figure.Count(analysis.Value(Compliments.Id)!.Value, analysis.Period)} "
                + $"{(analysis.Value(Compliments.Id) == 1 ? "compliment" : "compliments")} came in this month."),
            Sentence.Plain("A customer who is thanked for a good word gives another."),
            Sentence.Plain("What is recognised is repeated."),
            Sentence.Plain("Compliments stand in the team's digest already.")),
        Owner = Owners.Supervisor,
        Due = analysis.Period.AddMonths(1).To,
        Measure = Sentence.Plain("Every compliment passed on within a week."),
        Kpi = Compliments.Id,
        Resources = Sentence.Plain("Minutes of a meeting that is held anyway."),
        Expected = new(Sentence.Plain("officers hear what they do well; no model backs a size")),
        Case = new(),
        Instead = [new(Sentence.Plain("Name an officer of the month"),
            Sentence.Plain("one is praised and the others are not; with few calls an officer, chance would choose"))],
        Duty = Sentence.Plain("A compliment goes to the person and the team, not to the board by name (Privacy Act)."),
    };
}
