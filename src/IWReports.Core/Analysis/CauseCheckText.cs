using IWReports.Core.Analysis.Causes;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Analysis;

/// <summary>Of each driver whose part is told, which of three causal criteria it meets, as measured.</summary>
internal sealed class CauseCheckText(MonthlyAnalysis analysis)
{
    private readonly CauseText _cause = new(analysis);

    public IEnumerable<Sentence> Write() => analysis.Causes is not { Shortfall: { } found } causes ? []
        : found.Shares.Where(found.IsSignificant).Select(share => Of(share, causes.Checks[share.Driver], found.Change));

    private Sentence Of(DriverShare share, CauseChecks checks, double change)
    {
        var (worse, moved) = change < 0 ? ("worse", "fall") : ("better", "rise");
        var response = checks.Response is { } found
            ? Sentence.Of($"{Word(checks.DoseResponse)} (rank correlation {Correlation(found.Rho, found.HalfHours)} "
                + $"over {Figure.Count(found.HalfHours, analysis.Period)} half-hours)")
            : Sentence.Plain("cannot be told");
        return Sentence.Of($"{_cause.Subject(share.Driver, share.Change)}: service {worse} where this was {worse}: {response}; began no "
            + $"later than the {moved}: {Word(checks.First)}; was {worse} in the hours with most of the {moved}: "
            + $"{Word(checks.SameHours)}.");
    }

    private Figure Correlation(double rho, int halfHours) =>
        new((decimal)rho, Unit.Correlation, analysis.Period) { N = halfHours, Grade = EvidenceGrade.Associated };

    private static string Word(bool? holds) => holds switch { true => "yes", false => "no", null => "cannot be told" };

    private static string Word(WhichFirst first) => first switch
    {
        WhichFirst.Driver => "yes",
        WhichFirst.Service => "no",
        WhichFirst.BothFromTheFirstDay => "cannot be told, both were there from the month's first day",
        WhichFirst.TooClose => "cannot be told, they began too close together",
        WhichFirst.NotSeen => "cannot be told, no first day stands out",
        _ => throw new ArgumentOutOfRangeException(nameof(first), first, "No such order."),
    };
}
