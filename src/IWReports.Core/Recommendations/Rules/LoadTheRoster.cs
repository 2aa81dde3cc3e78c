using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Callers wait and no roster was read: only with it can the report say whether officers were too few, and when.</summary>
internal static class LoadTheRoster
{
    public static readonly Rule Rule = new("load-the-roster", RuleKind.Mend, Of);

    // What callers feel of too few officers, most to the point first.
    private static readonly string[] Felt = [Abandonment.Id, AnsweredIn5Rings.Id, ServiceLevel.Id];

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        if (analysis.Data.Roster.Count > 0 || Felt.Select(analysis.Missed).OfType<Kpis.Measuring.KpiValue>()
            .FirstOrDefault() is not { } missed)
            return null;
        return new()
        {
            Lever = Lever.Technology,
            Grade = EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Load the roster with shifts and leave."),
                Sentence.Of($"{new ServiceText(analysis).Level(missed)}; nobody can say why."),
                Sentence.Plain("The next report shows when officers are short.")),
            Action = Sentence.Plain("Load the roster with shifts, lunches and leave, and keep it up to date every week."),
            Rationale = new(
                Sentence.Of($"{TargetText.Standing(analysis, missed)}; no roster was read, so staffing cannot be judged."),
                Sentence.Plain("Callers wait in some half-hours and not in others; only the roster says which of them were short."),
                Sentence.Plain("Who is asked to hurry without need listens less."),
                Sentence.Plain("The roster is a table already; it only has to be read.")),
            Owner = Owners.Supervisor,
            Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 10),
            Measure = Sentence.Plain("The next report compares officers on shift with those its calls need."),
            Resources = Sentence.Plain("The roster as a table, saved where this report reads it; no new posts."),
            Expected = new(Sentence.Plain("the next report shows where officers were missing and where they could be moved from")),
            Case = new() { NotCosted = "keeping the table is not costed" },
            Instead =
            [
                new(
                    Sentence.Plain("Go by who was logged in"),
                    Sentence.Plain("shows who was there, not who should have been: leave and late log-ins look alike")),
            ],
            Duty = Sentence.Plain("A roster names people: only those who plan it see names (Privacy Act)."),
        };
    }
}
