using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Host;

namespace IWReports.Worker.Demo;

/// <summary>How many months of a KPI got an icon, and how many of these spoke of a change.</summary>
internal sealed record FalseAlarms(string Kpi, int Icons, int Set);

/// <summary>Months in which nothing happens but chance, one after another, judged as a report judges them.</summary>
internal static class QuietMonths
{
    // Officers come and go from October on, in quiet years too.
    private const int MonthsAYear = 9;

    // A report looks back over so many months.
    private const int MonthsOfHistory = 24;

    public static IReadOnlyList<FalseAlarms> Judge(int months, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        List<Kpi> kpis = [.. KpiCatalog.Headlines.Where(kpi => kpi is { Better: not Better.Neither, DenominatorPer: null, Closings: null }
            && kpi.Numerator.FactType == typeof(QueueVisit) && kpi.Denominator?.FactType == typeof(QueueVisit))];
        var settings = new MeasureSettings(SampleCompany.Calendar, SampleCompany.LastDay);
        var history = kpis.ToDictionary(kpi => kpi, _ => new List<KpiValue>());
        var needed = months + XmrChart.MinForIcons - 1;
        var period = ReportPeriod.MonthOf(SampleCompany.FirstDay);
        for (var (seed, played) = (1ul, 0); played < needed; seed++)
        {
            foreach (var month in Play(seed).Take(needed - played))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var kpi in kpis)
                    history[kpi].Add(ValueOf(kpi, period, month, settings));
                period = period.AddMonths(1);
                progress.Report(new("months played", ++played / (double)needed));
            }
        }

        // What these calls do not tell (holds, transfers) never changes, and would only thin the share out.
        return [.. kpis.Where(kpi => history[kpi].Select(month => month.Value).Distinct().Count() > 1)
            .Select(kpi => Judge(kpi, history[kpi])).Where(found => found.Icons > 0)];
    }

    private static IEnumerable<List<QueueVisit>> Play(ulong seed) =>
        new CallSimulation(new SampleScenario { Seed = seed }.Quiet(), new CustomerBook(seed)).Run()
            .TakeWhile(day => day.Day.Month <= MonthsAYear)
            .GroupBy(day => day.Day.Month).Select(month => month.SelectMany(day => day.Answers.Select(answer => EntryOf(day.Day, answer)))
                .ToList());

    private static FalseAlarms Judge(Kpi kpi, List<KpiValue> history)
    {
        var judged = Enumerable.Range(1, history.Count).Select(months => history.Take(months).TakeLast(MonthsOfHistory).ToList())
            .Select(months => KpiTrend.Of(kpi, months,
                ReportPeriod.TryParse(months[^1].Key, out var last) ? last
                : throw new InvalidOperationException($"\"{months[^1].Key}\" is no month.")))
            .Where(trend => !trend.IsWithheld).ToList();
        return new(kpi.Id, judged.Count, judged.Count(trend => trend.Chart!.Variation != Variation.Common));
    }

    private static KpiValue ValueOf(Kpi kpi, ReportPeriod period, List<QueueVisit> calls, MeasureSettings settings) =>
        new(kpi, period.ToString(), calls.Sum(call => kpi.Numerator.Of(call, settings)),
            calls.Sum(call => kpi.Denominator!.Of(call, settings)), KpiState.Final);

    private static QueueVisit EntryOf(DateOnly day, SampleAnswer answer) => new()
    {
        CallId = "",
        Queue = SampleCompany.Queue,
        EnteredAt = DateTimeOffset.FromUnixTimeSeconds(answer.Call.EntersAt),
        Entered = new(day, LocalTime.Of(DateTimeOffset.FromUnixTimeSeconds(answer.Call.EntersAt), SampleCompany.Calendar.Zone).HalfHour),
        Outcome = answer.Officer is not null ? Outcome.Answered : answer.Abandoned ? Outcome.Abandoned : Outcome.FlowedOut,
        Wait = TimeSpan.FromSeconds(answer.Wait),
        Officer = answer.Officer,
    };
}
