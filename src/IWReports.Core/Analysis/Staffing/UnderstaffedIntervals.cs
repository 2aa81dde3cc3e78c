using System.Text.Json.Serialization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Half-hours with fewer officers on duty than the day's usual, beside the rest of the day.</summary>
public sealed record UnderstaffedIntervals(IReadOnlyList<HalfHour> HalfHours, int Offered, int Abandoned, int OfferedElsewhere,
    int AbandonedElsewhere, [property: JsonPropertyName("usualOfficers")] decimal UsualAgents)
{
    // Officers are means over days; a tenth of a person off the usual is a late lunch, not a gap.
    private const double Noticeably = 0.75;

    public decimal Rate => (decimal)Abandoned / Offered;

    public decimal RateElsewhere => (decimal)AbandonedElsewhere / OfferedElsewhere;

    /// <summary>More hang up where fewer are on duty.</summary>
    public bool Coincides => Rate > RateElsewhere;

    /// <summary>Null where no half-hour is short, or either side has too few calls to compare.</summary>
    public static UnderstaffedIntervals? Of(IReadOnlyList<HalfHourLoad> loads)
    {
        var staffed = loads.Where(load => load is { Officers: > 0, AbandonmentBase: > 0 }).OrderBy(load => load.Officers).ToList();
        if (staffed.Count == 0)
            return null;
        var usual = staffed[staffed.Count / 2].Officers!.Value;
        var shortOnes = staffed.Where(load => load.Officers <= usual * Noticeably).OrderBy(load => load.HalfHour).ToList();
        var others = staffed.Except(shortOnes).ToList();
        return shortOnes.Sum(load => load.AbandonmentBase) < MinSample.UnderstaffedCalls
            || others.Sum(load => load.AbandonmentBase) < MinSample.UnderstaffedCalls
            ? null
            : new([.. shortOnes.Select(load => load.HalfHour)],
                shortOnes.Sum(load => load.AbandonmentBase), shortOnes.Sum(load => load.Abandoned),
                others.Sum(load => load.AbandonmentBase), others.Sum(load => load.Abandoned), (decimal)usual);
    }
}
