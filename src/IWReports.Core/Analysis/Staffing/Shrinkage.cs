using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Where officers' paid time went that they were not on the phones, from the roster itself rather than a flat share.</summary>
/// <remarks>Source: ops/docs/statistics.md, 3.4.</remarks>
public sealed record Shrinkage(TimeSpan Paid, TimeSpan Away, TimeSpan OffPhones)
{
    /// <summary>The share of paid time that goes off; null where nobody was rostered.</summary>
    public double? Share => Paid > TimeSpan.Zero ? (Away + OffPhones) / Paid : null;

    /// <summary>
    /// Over the business days of a period. A day on which an officer was rostered and neither away nor seen counts as away.
    /// </summary>
    public static Shrinkage Of(ReportPeriod period, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        IEnumerable<AgentHalfHour> seenOn, BusinessCalendar calendar)
    {
        var seen = seenOn.GroupBy(one => (one.Officer, one.Day))
            .ToDictionary(day => day.Key, day => day.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.OnPhones));
        var (paid, away, off) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var day in Enumerable.Range(0, period.Days).Select(period.From.AddDays).Where(calendar.IsBusinessDay))
        {
            foreach (var entry in roster.Where(entry => entry.Role == RosterRole.Officer && entry.Covers(day))
                .DistinctBy(entry => entry.Person, StringComparer.Ordinal))
            {
                var shift = (entry.ShiftEnds ?? calendar.Closes) - (entry.ShiftStarts ?? calendar.Opens);
                paid += shift;
                if (absences.IsAway(entry.Person, day) || !seen.TryGetValue((entry.Person, day), out var productive))
                    away += shift;
                else if (productive < shift)
                    off += shift - productive;
            }
        }

        return new(paid, away, off);
    }
}
