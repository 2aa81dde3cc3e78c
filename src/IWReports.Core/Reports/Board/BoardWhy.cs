using System.Globalization;
using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>What is known of why the month was as it was: three findings in plain words, and how sure they are.</summary>
internal sealed class BoardWhy(MonthlyAnalysis analysis, BoardScorecard scorecard, JudgedKpi? lead, BoardCauses? causes)
{
    private const int MaxFindings = 3, MaxHours = 3, MaxStandings = 2;

    /// <summary>What is known, most to the point first.</summary>
    public IReadOnlyList<(Sentence Text, EvidenceGrade Grade)> Findings() =>
        [.. (causes is null ? Counted() : Explained(causes)).Where(finding => !finding.Text.IsEmpty).Take(MaxFindings)];

    /// <summary>How sure that is, in a line or two.</summary>
    public Sentence HowSure() => causes?.HowSure() ?? Sentence.Plain(analysis.Causes?.Shortfall?.Verdict switch
    {
        _ when lead is { Rag: not Kpis.Measuring.Rag.Green, Kpi.TouchPoint: not TouchPoint.ReachUs } =>
            "The figures are counted. Why this fell short is not known: causes are worked out for slow answers only.",
        CauseVerdict.NotByTheseDrivers => "Calls, staffing and handling time do not explain this month; look for another cause.",
        CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise =>
            "The figures are counted. Calls were answered about as usual, so no cause is looked for.",
        CauseVerdict.TooFewIntervals => "The figures are counted. Too few half-hours had calls to tell causes apart.",
        CauseVerdict.ModelIsOff => "The figures are counted. The queue model does not match them, so no cause is named.",
        _ when analysis.Data.Roster.Count == 0 && (analysis.KnowsWaits || analysis.KnowsAbandonment) =>
            "The figures are counted. Without a roster no cause of slow answers can be named.",
        _ when analysis.KnowsWaits || analysis.KnowsAbandonment =>
            "The figures are counted. No cause is named, because the data do not single one out.",
        _ when analysis.KnowsCallsOnly => "Calls are counted; without waits or abandoned calls no cause can be shown.",
        _ => "",
    });

    private IEnumerable<(Sentence Text, EvidenceGrade Grade)> Explained(BoardCauses found) =>
        [(found.Said(), EvidenceGrade.Modelled), Calls, .. Stated, (Hours(), EvidenceGrade.Associated)];

    private IEnumerable<(Sentence Text, EvidenceGrade Grade)> Counted()
    {
        var also = scorecard.Leading.Where(judged => judged.Badness > 0 && judged.Kpi.Id != lead?.Kpi.Id).Take(MaxStandings);
        IEnumerable<JudgedKpi> standings = lead is null ? also : [lead, .. also];
        var computed = standings.Select(judged => (Standing(judged), EvidenceGrade.Computed)).ToList();
        return [.. Stated, .. computed.Take(1), Calls, .. computed.Skip(1), (new WorkloadText(analysis).Short(), EvidenceGrade.Computed)];
    }

    private IEnumerable<(Sentence, EvidenceGrade)> Stated =>
        analysis.Stated.Select(stated => (ReportedCauseText.Write(stated), EvidenceGrade.Reported));

    private (Sentence, EvidenceGrade) Calls => (new CallVolumeText(analysis).Short(), EvidenceGrade.Computed);

    private Sentence Standing(JudgedKpi judged) =>
        Sentence.Of(
            $"{BoardWords.Level(judged.Value, analysis)}; the target is "
                + $"{new ServiceText(analysis).Target(judged.Kpi, judged.Kpi.Target!)}.");

    // Hours say where to look; they are no cause.
    private Sentence Hours()
    {
        var change = analysis.Causes!.Measured!.Change;
        var hours = (analysis.Causes.Places?.Places ?? [])
            .Where(place => place.Dimension == ServiceCauses.Hour && place.Change * change > 0)
            .Take(MaxHours).SelectMany(place => HalfHours(place.Segment.Name)).ToList();
        return hours.Count == 0 ? Sentence.None
            : Sentence.Of($"Answering in time {(change < 0 ? "fell" : "rose")} most at {HalfHourText.Times(hours)}.");
    }

    // An hour is named by its start, "10:00".
    private static HalfHour[] HalfHours(string hour)
    {
        var first = HalfHour.Of(TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture));
        return [first, new(first.Index + 1)];
    }
}
