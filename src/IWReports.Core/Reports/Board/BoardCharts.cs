using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics;

namespace IWReports.Core.Reports.Board;

/// <summary>The board report's pictures, each only where its data are there.</summary>
internal sealed class BoardCharts(MonthlyAnalysis analysis)
{
    // Bins end here, in seconds, after the first, which is the promise of five rings.
    private static readonly int[] LaterEnds = [30, 60, 120, 300, 600, 1800];

    private readonly int[] _ends = [(int)analysis.Data.FiveRings.TotalSeconds,
        .. LaterEnds.Where(end => end > analysis.Data.FiveRings.TotalSeconds)];

    private MonthlyData Data => analysis.Data;

    public IReadOnlyList<Chart> Draw() => [.. new Chart?[] { Trend(), Demand(), Waits(), Week() }.OfType<Chart>()];

    private TrendChart? Trend()
    {
        var volume = analysis.Volume;
        if (volume.Months.Count < 2)
            return null;
        var points = volume.Months.Select((month, i) =>
        {
            var direction = volume.Flag(i).Direction;
            return new TrendPoint(DateText.ShortMonth(month.Month), (double)month.Calls,
                direction == 0 ? PointKind.Common : PointKind.Neutral,
                direction == 0 ? null
                    : $"{Count((double)month.Calls)}{(direction > 0 ? ": above the expected range" : ": below the expected range")}")
            {
                Usual = volume.UsualAt(i) is { } usual ? new(usual.Mean, Math.Max(0, usual.Lower), usual.Upper) : null,
                Rebased = i == 0 ? null : volume.Rebases.FirstOrDefault(rebase => rebase.From == month.Month)?.Why,
            };
        }).ToList();
        var flagged = volume.Months.Where((_, i) => volume.Flag(i).Direction != 0).Select(month => DateText.Month(month.Month)).ToList();
        var range = volume.Expected(Data.Period.From) is { } expected ? $", expected range {Count(Math.Max(0, expected.Lower))} to "
            + $"{Count(expected.Upper)}{(volume.Chart!.IsTrial ? " (provisional)" : "")}" : "";
        return new("calls-trend", "Calls per month", $"Calls per month from {DateText.MonthAndYear(volume.Months[0].Month)} to "
            + $"{Count((double)analysis.Volume.Current!.Calls)} in {DateText.MonthAndYear(Data.Period.From)}{range}; "
            + $"{(flagged.Count == 0 ? "no month is unusual" : "unusual: " + string.Join(", ", flagged))}.", "calls", points)
        {
            Trial = volume.Chart?.IsTrial ?? false,
            LastYear = volume.Months.Any(month => YearOnYear.LastYear(month) is not null)
                ? [.. volume.Months.Select(month => (double?)YearOnYear.LastYear(month))] : [],
        };
    }

    private DemandChart? Demand()
    {
        var loads = Data.HalfHours.OrderBy(load => load.HalfHour).ToList();
        if (loads.Sum(load => load.Offered) == 0)
            return null;
        var busiest = loads.MaxBy(load => load.Offered)!;
        return new(
            "half-hours", "Calls and officers by half-hour",
            $"Calls a business day by half-hour against officers on duty{(analysis.NetStaffing is null ? "" : " and needed")}; "
            + $"busiest at {busiest.HalfHour} with {Count(PerDay(busiest.Offered, busiest))} calls.",
            [.. loads.Select(load => new DemandSlot(
                load.HalfHour.ToString(), PerDay(load.Offered, load), PerDay(load.Abandoned, load), load.Officers,
                analysis.NetStaffing?.NeededAt(load.HalfHour)))])
        {
            Source = $"Source: telephone log, n = {Count(loads.Sum(load => load.Offered))} calls{OnOtherDays(loads)}.",
        };
    }

    // The picture by weekday has all days.
    private string OnOtherDays(IEnumerable<HalfHourLoad> loads) =>
        Data.Weekdays.Sum(load => load.Offered) - loads.Sum(load => load.Offered) is > 0 and var others
            ? $"; {Count(others)} more came on other than business days" : "";

    private WaitChart? Waits()
    {
        if (Data.Waits.Sum(wait => wait.Answered + wait.Abandoned) == 0)
            return null;
        int BinOf(WaitCount wait) => Array.FindIndex(_ends, end => wait.Seconds <= end) is >= 0 and var bin ? bin : _ends.Length;
        var bins = Enumerable.Range(0, _ends.Length + 1)
            .Select(bin => (Label: BinLabel(bin), Waits: Data.Waits.Where(wait => BinOf(wait) == bin).ToList()))
            .Select(bin => new WaitBin(bin.Label, bin.Waits.Sum(wait => wait.Answered), bin.Waits.Sum(wait => wait.Abandoned))
            {
                Left = bin.Waits.Sum(wait => wait.Left),
            }).ToList();
        // Short abandons are callers here, and no test of the service there: the share is the KPI's.
        var soon = Data.Find(AnsweredIn5Rings.Kpi.Id)?.Value is { } share
            ? $"{Figure.Share(share, Data.Period)} were answered within {Length(_ends[0])}, " : "";
        return new("waits", "How long callers waited", $"Callers by waiting time, answered and abandoned; {soon}the longest wait was "
            + $"{Length(Data.Waits.Max(wait => wait.Seconds))}.", bins) { BinsWithinTarget = 1 };
    }

    private HeatMap? Week()
    {
        var known = Data.Weekdays.Where(load => load.Offered > 0).ToList();
        if (known.Count == 0)
            return null;
        // Too thin for proportions: then the picture shows how many called.
        var asRate = known.Count(load => load.AbandonmentBase >= MinSample.HeatMapCalls) * 2 >= known.Count;
        var rows = known.Select(load => load.Weekday).Distinct().OrderBy(day => (day - Data.Calendar.FirstDayOfWeek + 7) % 7).ToList();
        var columns = known.Select(load => load.HalfHour).Distinct().Order().ToList();
        double? Cell(DayOfWeek day, HalfHour halfHour) =>
            known.Find(load => load.Weekday == day && load.HalfHour == halfHour) is not { } load ? null
            : !asRate ? load.Offered
            : load.AbandonmentBase >= MinSample.HeatMapCalls ? Math.Round(100d * load.Abandoned / load.AbandonmentBase) : null;
        var worst = known.Where(load => !asRate || load.AbandonmentBase >= MinSample.HeatMapCalls)
            .MaxBy(load => asRate ? (double)load.Abandoned / load.AbandonmentBase : load.Offered)!;
        var title = asRate ? "Share of callers who hung up" : "Calls offered";
        return new("week", $"{title}, by weekday and half-hour",
            $"{title} by weekday and half-hour; highest on {worst.Weekday} at {worst.HalfHour}.", asRate ? "%" : "calls",
            [.. rows.Select(day => day.ToString()[..3])], [.. columns.Select(halfHour => halfHour.ToString())],
            [.. rows.Select(day => (IReadOnlyList<double?>)[.. columns.Select(halfHour => Cell(day, halfHour))])]);
    }

    private static double PerDay(int calls, HalfHourLoad load) => load.Days > 0 ? (double)calls / load.Days : 0;

    private string BinLabel(int bin) => bin == _ends.Length ? $"> {Length(_ends[^1])}" : bin == 0 ? $"≤ {Length(_ends[0])}"
        : $"≤ {Length(_ends[bin])}";

    private string Length(int seconds) => new Figure(seconds, Unit.Seconds, Data.Period).Text;

    private string Count(double count) => Figure.Count((decimal)count, Data.Period).Text;
}
