using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>
/// How long officers have been on the roster; unknown of those who stand on it from its first day, who were there before.
/// </summary>
internal sealed class Tenure(IReadOnlyList<RosterEntry> roster)
{
    private readonly DateOnly _known = roster.Count == 0 ? DateOnly.MinValue : roster.Min(entry => entry.From);

    private readonly Dictionary<string, DateOnly> _since = roster.Where(entry => entry.Role == RosterRole.Officer)
        .GroupBy(entry => entry.Person).ToDictionary(person => person.Key, person => person.Min(entry => entry.From),
        StringComparer.Ordinal);

    /// <summary>Days since the first one; null where that is not known.</summary>
    public int? Days(string person, DateOnly day) => _since.TryGetValue(person, out var since)
        && since > _known ? day.DayNumber - since.DayNumber : null;

    public bool IsNewcomer(string person, DateOnly day) => Days(person, day) < MeasureSettings.NewcomerDays;
}
