using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>
/// How targets lie to what the process does today: the chance of meeting each, what to do about it, the way there, and where one pays for
/// another.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 6.</remarks>
internal sealed class TargetsText(MonthlyAnalysis analysis, IReadOnlyList<JudgedKpi> kpis)
{
    // A year of months tells no chance nearer to 0 or 1.
    private const double MinTold = 0.01;

    /// <summary>One row for each KPI with limits: its name, the chance of meeting the target, the advice, and next month's step.</summary>
    public IEnumerable<(Sentence Name, Sentence Target, Sentence Chance, Sentence Proposal, Sentence Next)> Rows() =>
        from judged in kpis
        let found = analysis.Found(judged.Kpi).Target
        where found is not null
        let process = new Process(judged, found)
        let target = new ServiceText(analysis).Target(judged.Kpi, judged.Kpi.Target!)
        select (BoardWords.Label(judged.Kpi, analysis), target, Chance(process), Proposal(process.Found, process), Next(process));

    /// <summary>Targets that cannot be had together, and one that the roster does not pay for.</summary>
    public IEnumerable<Sentence> Notes() => new[] { CallsAnHour(), Funded() }.Concat(Conflicts()).Where(sentence => !sentence.IsEmpty);

    private Sentence Chance(Process process) =>
        Sentence.Of($"{Chance(process.Found.Chance)}{(process.Found.IsTrial ? ", provisional" : "")}");

    private Sentence Chance(double chance)
    {
        Figure Share(double share) => Figure.Share((decimal)share, analysis.Period);
        return chance < MinTold ? Sentence.Of($"below {Share(MinTold)}") : chance > 1 - MinTold
            ? Sentence.Of($"over {Share(1 - MinTold)}") : Sentence.Of($"{Share(Math.Round(chance, 2))}");
    }

    // A month that is unusual is a change to find the reason of, not a process to set targets by.
    private Sentence Proposal(TargetFinding found, Process process) => found switch
    {
        { IsUnusual: true } => Sentence.Plain("first find what changed: this month is unusual for it"),
        { Proposal: { Kind: TargetProposalKind.Tighten, Value: { } value } } =>
            Sentence.Of($"tighten to {Of(process, value)}: met for sure for {Count(TargetProposal.MonthsToTighten):words} months"),
        { Proposal.Kind: TargetProposalKind.Redesign, Needed: { } needed } => Sentence.Of($"redesign: a mean of "
            + $"{Of(process, needed)} meets it in {Figure.Share((decimal)TargetFinding.Kept, analysis.Period)} of months, today's is "
            + $"{Of(process, found.Mean)}"),
        { Proposal.Kind: TargetProposalKind.Redesign } =>
            Sentence.Of($"redesign: only what never fails meets it; today's mean is {Of(process, found.Mean)}"),
        { Proposal: not null } => Sentence.Plain($"keep: {Word(found.Zone)}"),
        _ => Sentence.Plain($"keep while limits are on trial: {Word(found.Zone)}"),
    };

    private Sentence Next(Process process) => process.Found.Next is { } next ? Sentence.Of($"{Of(process, next)}") : Sentence.Plain("–");

    private Sentence CallsAnHour()
    {
        if (analysis.Value(HandleTime.Kpi.Id) is not > 0 and var unknown
            || (analysis.Find(CallsPerHour.Kpi.Id)?.Kpi ?? CallsPerHour.Kpi).Target is not { } target
            || (analysis.Find(Occupancy.Kpi.Id)?.Kpi ?? Occupancy.Kpi).Target is not { } occupancy)
            return Sentence.None;
        var handle = analysis.Value(HandleTime.Kpi.Id)!.Value;
        var most = KpiConflicts.MaxCallsPerHour(TimeSpan.FromSeconds((double)handle), (double)occupancy.Value);
        return most >= (double)target.Value ? Sentence.None
            : Sentence.Of($"{new Figure(target.Value, Unit.PerHour, analysis.Period)} cannot be had with calls of "
                + $"{new Figure(handle, Unit.Seconds, analysis.Period)}: an officer busy "
                + $"{Figure.Share(occupancy.Value, analysis.Period)} of the time handles "
                + $"{new Figure((decimal)most, Unit.PerHour, analysis.Period)} at most. Shorter calls would be paid for in courtesy and "
                + $"first-call solutions; somebody free within five rings takes officers who wait.");
    }

    private Sentence Funded()
    {
        if (LeverModel.Of(analysis) is not { } model
            || analysis.Find(LeverModel.Kpi) is not { Value: { } value, Kpi.Target: { } target } found)
            return Sentence.None;
        var funded = Math.Clamp(value + (decimal)model.Pull((_, _, was) => was with { Absent = 0 }).Change, 0, 1);
        Figure Share(decimal share) => Figure.Share(share, analysis.Period) with { Grade = EvidenceGrade.Modelled };
        return funded >= target.Value ? Sentence.None
            : Sentence.Of($"{BoardWords.Label(found.Kpi, analysis)}: with nobody away this month's roster is worth {Share(funded)} in "
                + $"the queue model, so {Share(target.Value)} is more than it pays for.");
    }

    private IEnumerable<Sentence> Conflicts() =>
        from pair in KpiConflicts.In(kpis.Where(judged => !judged.Trend.IsWithheld)
            .ToDictionary(judged => judged.Kpi.Id, judged => judged.Trend.Chart!.Variation, StringComparer.Ordinal))
        let one = kpis.First(judged => judged.Kpi.Id == pair.Kpi)
        let other = kpis.First(judged => judged.Kpi.Id == pair.Counter)
        select Sentence.Of($"{BoardWords.Label(one.Kpi, analysis)} and {BoardWords.Label(other.Kpi, analysis)} went opposite ways beyond "
            + $"the usual: one may be paid for by the other.");

    private static string Word(TargetZone zone) => zone switch
    {
        TargetZone.Unrealistic => "out of reach as things run",
        TargetZone.Challenging => "challenging",
        TargetZone.Achievable => "achievable",
        _ => "nearly always met",
    };

    private Figure Count(int value) => Figure.Count(value, analysis.Period);

    private Figure Of(Process process, double value) => new((decimal)value, process.Judged.Kpi.Unit, analysis.Period);

    /// <summary>A KPI beside what was found of its target.</summary>
    private sealed record Process(JudgedKpi Judged, TargetFinding Found);
}
