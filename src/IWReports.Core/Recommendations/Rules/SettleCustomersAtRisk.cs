using IWReports.Core.Analysis;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>A customer with a deadline or a threat comes before any average.</summary>
internal static class SettleCustomersAtRisk
{
    public static readonly Rule Rule = new("settle-customers-at-risk", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Data.AtRisk.Count == 0 ? null : new()
    {
        Lever = Lever.CustomerRelationships,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Of($"Call {Card.Short(AtRiskText.Named(First(analysis)))}{Others(analysis)} and settle the case."),
            Stake(analysis),
            Sentence.Plain("The case gets a dated answer.")),
        Action = Sentence.Of($"Settle the case of {First(analysis).Customer}{Others(analysis)} by a manager's call at an agreed time, in "
            + $"the procedure's order: facts, apology, what changes, what is done now, follow-up."),
        Rationale = new(
            Sentence.Of($"{Value(analysis)}{Threat(analysis)}.").Begun,
            Sentence.Plain("A customer who complained and was put right stays; one who was put off tells others."),
            Sentence.Plain("What went wrong for one is put right at the root for all."),
            Sentence.Plain("Deadlines and follow-ups of open cases stand in the daily digest.")),
        Owner = Owners.Manager,
        Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 1),
        Measure = Sentence.Plain("No customer at risk at the end of next month."),
        Kpi = CustomersAtRisk.Id,
        Resources = Sentence.Plain("The manager's time; redress within the procedure's authority."),
        Expected = new(Sentence.Plain("each case has a dated answer; whether the customer stays shows in the orders that follow")),
        Case = new() { NotCosted = "the manager's time and redress are not costed" },
        Instead = [new(Sentence.Plain("Send a letter of apology with what is done now"),
            Sentence.Plain("on record at once; a customer who set a deadline is not asked what would repair it"))],
        Duty = Sentence.Plain(
            "A remedy for faulty or late goods is the customer's right, whatever else is offered (Competition and Consumer Act)."),
    };

    private static Sentence Stake(MonthlyAnalysis analysis)
    {
        var first = First(analysis);
        var threat = first.LegalThreat ? "it threatens legal action" : first.Deadline is { } day
            ? $"it set a deadline, {DateText.Day(day, analysis.Period)}" : "it speaks of leaving";
        return first.Value is > 0 and { } value
            ? Sentence.Of($"{Figure.Money(value, analysis.Period)} a year is at stake; {threat}.")
            : Sentence.Plain($"{Sentence.Begin(threat)}.");
    }

    private static CustomerAtRisk First(MonthlyAnalysis analysis) => AtRiskText.InOrder(analysis.Data.AtRisk).First();

    private static Sentence Others(MonthlyAnalysis analysis) =>
        analysis.Data.AtRisk.Count > 1 ? Sentence.Of($" and {Figure.Count(analysis.Data.AtRisk.Count - 1, analysis.Period):words} more")
            : Sentence.None;

    private static string Threat(MonthlyAnalysis analysis) => analysis.Data.AtRisk.Any(customer => customer.LegalThreat)
        ? "legal action is threatened" : "they speak of leaving or set a deadline";

    private static Sentence Value(MonthlyAnalysis analysis) => analysis.Data.AtRisk.Sum(customer => customer.Value) is > 0 and { } value
        ? Sentence.Of($"They bought for {Figure.Money(value, analysis.Period)} in the last twelve months, and ")
        : Sentence.None;
}
