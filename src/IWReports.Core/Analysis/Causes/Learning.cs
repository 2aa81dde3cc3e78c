using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>
/// How newcomers' pace grows with their time on the roster, beside that of experienced officers in the same half-hours of the same days.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 3.5.</remarks>
public sealed record Learning(IReadOnlyList<PaceAt> ByMonth, LearningCurve? Curve)
{
    private const int DaysInMonth = 30, Months = Tenure.NewcomerDays / DaysInMonth;

    /// <summary>
    /// Of those who are new in the period, by their months on the roster; null while no month has calls enough for a pace.
    /// </summary>
    public static Learning? Of(ReportPeriod period, ServiceLog log, IReadOnlyList<RosterEntry> roster)
    {
        var tenure = new Tenure(roster);
        int? TenureAt(AgentHalfHour one) => tenure.IsNewcomer(one.Officer, period.From) ? tenure.Days(one.Officer, one.Day) : null;
        var half = log.Officers.Where(one => one.Day <= period.To && one.Handled > 0).Select(one => (One: one, Tenure: TenureAt(one)))
            .ToList();
        var experienced = half.Where(one => one.Tenure is null).ToLookup(one => (one.One.Day, one.One.Slot), one => one.One);
        List<PaceAt> paces =
        [
            .. from month in Enumerable.Range(0, Months)
               let own = half.Where(one => one.Tenure / DaysInMonth == month).Select(one => one.One).ToList()
               let beside = own.Select(one => (one.Day, one.Slot)).Distinct().SelectMany(slot => experienced[slot])
               let pace = SpeedToProficiency.Of(Sum(beside), Sum(own), month * DaysInMonth)
               where own.Count > 0 && !pace.IsAssumption
               select new PaceAt((month + 0.5) * DaysInMonth, pace.Value, own.Sum(one => one.Handled)),
        ];
        return paces.Count == 0 ? null : new(paces, LearningCurve.Of(paces));
    }

    private static HandledCalls Sum(IEnumerable<AgentHalfHour> all) =>
        all.Aggregate(default(HandledCalls), (sum, one) => sum + new HandledCalls(one.Handled, one.Worked));
}
