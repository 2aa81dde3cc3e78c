using System.Globalization;
using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports.Board;

/// <summary>Why the month was as it was: a waterfall of causes with their ranges, and three findings in plain words.</summary>
internal sealed class BoardWhy(MonthReading reading, BoardScorecard scorecard, JudgedKpi? lead)
{
    public const string Id = "causes";

    private const int MostFindings = 3, MostHours = 3;

    private Figure Hundred => Figure.Count(100, reading.Period);

    private ShortfallCauses? Explained => reading.Causes?.Shortfall is { Verdict: CauseVerdict.Explained } found ? found : null;

    public (WaterfallChart Chart, IReadOnlyList<Figure> Figures)? Draw()
    {
        if (Explained is not { } found || reading.Causes!.Measured is not { } measured)
            return null;
        var first = found.Shares.FirstOrDefault(found.IsTold);
        var label = BoardWords.Label(Kpis.ReachUs.ServiceLevel.Kpi, reading);
        var title = first is null
            ? Sentence.Plain("No single cause is clear of chance")
            : Sentence.Of($"{CauseText.Subject(first.Driver, first.Change)} {(MayOnly(first.Driver) ? "in the model " : "")}{(found.Change < 0 ? "took" : "gave")} most: about {Points(first.Change)} in {Hundred} calls");
        var steps = found.Shares.Where(share => Math.Round(share.Change, 3) != 0)
            .Select(share => new WaterfallStep(CauseText.Label(share.Driver), share.Change * 100, share.Low * 100, share.High * 100))
            .Append(new("Not explained", found.Unexplained!.Value * 100, IsUnexplained: true)).ToList();
        var source = Sentence.Of(
            $"{label}, calls in opening hours. By a queue model; thin lines: the likely range.");
        return (new(Id, title.Text, Alternative(found, measured).Text, "in 100 calls", Before(), measured.Before * 100, DateText.Month(reading.Period.From), measured.After * 100, steps) { Source = source.Text },
            [.. title.Figures, .. source.Figures, .. Alternative(found, measured).Figures]);
    }

    /// <summary>What is known, most to the point first.</summary>
    public IReadOnlyList<(Sentence Text, EvidenceGrade Grade)> Findings() =>
        [.. Candidates().Where(finding => !finding.Text.IsEmpty).Take(MostFindings)];

    /// <summary>How sure that is, in one line.</summary>
    public Sentence HowSure() => Explained is { } found
        ? Sentence.Of($"{Likely(found)}For {Points(found.Unexplained!.Value)} in {Hundred} we found no cause.")
        : reading.Causes?.Shortfall?.Verdict is CauseVerdict.NotByTheseDrivers ? Sentence.Plain("Calls, staffing and handling time do not explain this month; look for another cause.")
        : reading.Causes?.Shortfall?.Verdict is CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise
        ? Sentence.Plain("The figures are counted. Service changed no more than it usually does, so no cause is looked for.")
        : reading.KnowsWaits || reading.KnowsHangUps ? Sentence.Plain("The figures are counted. No cause is named, because the data do not single one out.")
        : reading.Volume.Current is not null ? Sentence.Plain("Calls are counted; without waits or abandoned calls no cause can be shown.")
        : Sentence.None;

    private IEnumerable<(Sentence Text, EvidenceGrade Grade)> Candidates()
    {
        if (Explained is { } found)
        {
            yield return (Causes(found), EvidenceGrade.Modelled);
            yield return (new CallVolumeText(reading).Short(), EvidenceGrade.Computed);
        }

        foreach (var stated in reading.Stated)
            yield return (StatedCauseText.Write(stated), EvidenceGrade.Reported);
        yield return (Hours(), EvidenceGrade.Associated);
        if (Explained is null)
        {
            yield return (new CauseText(reading).Write().Sentence, EvidenceGrade.Modelled);
            if (lead is not null)
                yield return (Standing(lead), EvidenceGrade.Computed);
        }

        if (Explained is null)
            yield return (new CallVolumeText(reading).Short(), EvidenceGrade.Computed);
        foreach (var judged in scorecard.Leading.Where(judged => judged.Badness > 0 && judged.Kpi.Id != lead?.Kpi.Id).Take(2))
            yield return (Standing(judged), EvidenceGrade.Computed);
        yield return (new WorkloadText(reading).Short(), EvidenceGrade.Computed);
    }

    private Sentence Likely(ShortfallCauses found)
    {
        if (found.Shares.FirstOrDefault(found.IsTold) is not { } first)
            return Sentence.Plain("The queue model passed its checks. ");
        var (least, most) = first.Change < 0 ? (first.High, first.Low) : (first.Low, first.High);
        return Sentence.Of($"{CauseText.Subject(first.Driver, first.Change)} very likely {(found.Change < 0 ? "took" : "gave")} {Points(least)} to {Points(most)} in {Hundred} calls. ");
    }

    private Sentence Standing(JudgedKpi judged) =>
        Sentence.Of($"{BoardWords.Level(judged, reading)}; the target is {new ServiceText(reading).Target(judged.Kpi, judged.Kpi.Target!)}.");

    private Sentence Causes(ShortfallCauses found)
    {
        List<DriverShare> own = [.. found.Shares.Where(found.IsTold).Take(2)];
        if (own.Count == 0)
            return Sentence.Plain("Several small causes add up to it; none is clear of chance.");
        var against = found.Shares.FirstOrDefault(share => share.IsClear && share.Change * found.Change < 0);
        var first = Sentence.Of($"{CauseText.Subject(own[0].Driver, own[0].Change)} {Did(own[0].Driver, found.Change)} about {Points(own[0].Change)} in {Hundred} calls");
        var second = own.Count > 1 ? Sentence.Of($", {BoardWords.Lower(CauseText.Subject(own[1].Driver, own[1].Change))} {Points(own[1].Change)}") : Sentence.None;
        var offset = against is null ? Sentence.None
            : Sentence.Of($". {CauseText.Subject(against.Driver, against.Change)} {(found.Change < 0 ? "gave" : "took")} {Points(against.Change)} back");
        return Sentence.Of($"{first}{second}{offset}.");
    }

    // Hours say where to look; they are no cause.
    private Sentence Hours()
    {
        if (Explained is null || reading.Causes!.Places is not { } found)
            return Sentence.None;
        var hours = found.Places.Where(place => place.Dimension == ServiceCauses.Hour && place.Change * reading.Causes.Measured!.Change > 0)
            .Take(MostHours).SelectMany(place => HalfHours(place.Segment.Name)).ToList();
        return hours.Count == 0 ? Sentence.None
            : Sentence.Of($"It {(reading.Causes.Measured!.Change < 0 ? "fell" : "rose")} most at {HalfHourText.Times(hours)}.");
    }

    // An hour is named by its start, "10:00".
    private static IEnumerable<HalfHour> HalfHours(string hour) => HalfHour.Of(TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture)) is var first
        ? [first, new(first.Index + 1)] : [];

    private Sentence Alternative(ShortfallCauses found, MeasuredChange measured)
    {
        var steps = found.Shares.Where(share => Math.Round(share.Change, 3) != 0)
            .Select(share => Sentence.Of($"{BoardWords.Lower(CauseText.Label(share.Driver))} {Signed(share.Change)}"))
            .Aggregate(Sentence.None, (all, step) => all.IsEmpty ? step : Sentence.Of($"{all}, {step}"));
        return Sentence.Of($"Calls answered in time went from {Share(measured.Before)} to {Share(measured.After)}. In {Hundred} calls: {steps}, not explained {Signed(found.Unexplained!.Value)}.");
    }

    private string Before() => new CauseText(reading).Before();

    // A cause that only the model speaks for explains nothing yet.
    private bool MayOnly(Driver driver) => reading.Causes!.Checks.TryGetValue(driver, out var checks) && checks.NoneHolds;

    private string Did(Driver driver, double change) => (MayOnly(driver), change < 0) switch
    {
        (true, true) => "may have taken",
        (true, false) => "may have given",
        (false, true) => "took",
        _ => "gave",
    };

    private Figure Share(double value) => Figure.Share((decimal)value, reading.Period);

    private Figure Count(int value) => Figure.Count(value, reading.Period);

    private Figure Points(double change) => Signed(change).Magnitude();

    private Figure Signed(double change) => new((decimal)change * 100, Unit.Points, reading.Period) { Grade = DriverShare.Grade };
}
