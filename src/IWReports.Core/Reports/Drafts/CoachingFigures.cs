using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>The officer's calls, handling and quality in figures.</summary>
internal static class CoachingFigures
{
    private const string Talk = TalkTime.Id, Handle = HandleTime.Id;

    /// <summary>What is shown, in this order.</summary>
    public static readonly IReadOnlyList<string> Shown =
    [
        Talk, Handle, AgentRingTime.Id, RingsMissed.Id, HeldAtOnce.Id, Transfers.Id, TimeToRefer.Id,
        Courtesy.Id, ProcedureCompliance.Id, ProcedureCompliance.CriticalErrorAccuracyId,
    ];

    public static IReadOnlyList<CoachingFigure> Of(CoachingSheetData data) => [.. All(data).Where(figure => figure.Own != None)];

    private static IEnumerable<CoachingFigure> All(CoachingSheetData data)
    {
        // Every answered call has its talk.
        yield return new("Calls answered", Calls(data.Own), Calls(data.Before), None);
        foreach (var id in Shown.Where(id => id != Handle || Said(data.Own, Handle) != Said(data.Own, Talk)))
        {
            var name = (data.Own.GetValueOrDefault(id) ?? data.OfTeam.GetValueOrDefault(id))?.Kpi.Name ?? id;
            yield return new(name, Said(data.Own, id), Said(data.Before, id), id == RingsMissed.Id ? None : Said(data.OfTeam, id));
        }
    }

    private static string Calls(IReadOnlyDictionary<string, KpiValue> values) =>
        values.GetValueOrDefault(Talk)?.Denominator is { } calls ? Number(calls) : None;

    private static string Said(IReadOnlyDictionary<string, KpiValue> values, string id) =>
        values.GetValueOrDefault(id) is { } value ? Value(value.Reportable) : None;
}
