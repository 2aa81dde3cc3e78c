using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;

namespace IWReports.Core.Reports.Narrative;

/// <summary>What the queue model makes of a change in service: shares of what it may be due to, or why none are told.</summary>
internal sealed class CauseText(MonthReading reading)
{
    // More places than these fit in no head.
    private const int MostPlaces = 3;

    private readonly ServiceCauses? _causes = reading.Causes;

    /// <summary>Empty where nothing changed beyond the usual, and where calls are not known one by one.</summary>
    public Statement Write() => new(_causes?.Shortfall?.Verdict switch
    {
        null or CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise => Sentence.None,
        CauseVerdict.Explained => Explained(_causes.Shortfall),
        CauseVerdict.TooFewIntervals => Sentence.Of($"{Change()}; its causes cannot be told: in some hours calls came on fewer than {Figure.Count(Calibration.FewestIntervals, reading.Period)} half-hours."),
        CauseVerdict.ModelIsOff when !_causes.Measured!.CalibrationBefore.Passes(_causes.Measured.Change) =>
            Sentence.Of($"{Change()}; no shares are told: already before, the queue model is {Share(_causes.Measured.CalibrationBefore.Gap)} of calls off what was measured."),
        _ => Sentence.Of($"{Change()}: the drivers we measure do not explain this (volume, handling time, cover, absence and newcomers would have made it {Share(_causes.Measured!.Before + _causes.Shortfall.Modelled!.Value)})."),
    }, EvidenceGrade.Modelled);

    /// <summary>Hours and queues that changed more than chance makes them; empty where service as a whole did not.</summary>
    public Statement Where() => Statement.Associated(_causes is { Shortfall.Verdict: not (CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise), Places: { Places.Count: > 0 } found }
        ? Sentence.Of($"Where to look: it {EvidenceGrade.Associated.Verb()} {Places(found)}; {Count(found.Places.Count)} of {Count(found.Tested)} hours and queues tested changed beyond chance.")
        : Sentence.None);

    /// <summary>What shares cannot show, or what is missing for them; empty where no calls are known or nothing changed.</summary>
    public Sentence Limits() => _causes switch
    {
        { Shortfall.Verdict: CauseVerdict.Explained } => Sentence.Plain("The shares rest on a queue model that met both periods hour by hour; what drivers do together is shared out evenly, by convention, and what moved with them unmeasured is in their shares."),
        { Missing: { } missing } => Sentence.Of($"How much of the waiting comes from cover, volume, handling time or newcomers cannot be told: {Word(missing)}."),
        _ => Sentence.None,
    };

    private Sentence Explained(ShortfallCauses found)
    {
        var clear = found.Shares.Where(share => share.IsClear && found.ShareOfPull(share) > 0).ToList();
        var own = clear.Where(share => share.Change * found.Change > 0).ToList();
        var against = clear.Except(own).ToList();
        var left = Sentence.Of($"{Points(found.Unexplained!.Value)} are left unexplained");
        if (own.Count == 0)
            return Sentence.Of($"{Change()}; in the queue model what we measure adds up to it, but no single driver's part is clear of chance ({left}).");
        var rest = own.Skip(1).Select(share => Sentence.Of($"{Name(share.Driver)} {Pull(found, share)} ({Range(share)})")).ToList();
        var offset = against.Count == 0 ? Sentence.None
            : Sentence.Of($"; {(found.Change < 0 ? "won back" : "given up")}: {Listed(against.Select(share => Sentence.Of($"{Points(share.Change)} by {Name(share.Driver)}")))}");
        return Sentence.Of($"{Change()}. {Capital(Name(own[0].Driver))} {EvidenceGrade.Modelled.Verb()} about {Pull(found, own[0])} of what pulled it {(found.Change < 0 ? "down" : "up")} (very likely {Range(own[0])}){(rest.Count == 0 ? Sentence.None : Sentence.Of($", {Listed(rest)}"))}{offset}; {left}{Assumed()}.");
    }

    private Figure Pull(ShortfallCauses found, DriverShare share) => Share(found.ShareOfPull(share)) with { Grade = DriverShare.Grade };

    // Nine times in ten is "very likely"; a clear range lies on one side of nothing.
    private Sentence Range(DriverShare share) => Sentence.Of($"{Magnitude(share.Change < 0 ? share.High : share.Low)} to {Points(share.Change < 0 ? share.Low : share.High)}");

    private Sentence Assumed() => _causes!.Pace is { IsAssumption: true, Value: var pace }
        ? Sentence.Of($"; newcomers' pace is assumed ({Share(pace)} of an experienced officer's)")
        : Sentence.None;

    private Sentence Change()
    {
        var measured = _causes!.Measured!;
        var (calls, period) = (_causes.Calls, _causes.Reference);
        return Sentence.Of($"Calls answered within {new Figure((decimal)reading.Data.Service.Within.TotalSeconds, Unit.Seconds, reading.Period)} in opening hours {(measured.Change < 0 ? "fell" : "rose")} from {Share(measured.Before) with { N = calls.Before, Period = new(period[0].From, period[^1].To) }} ({Before()}) to {Share(measured.After) with { N = calls.After }}");
    }

    // Months that were not as usual are left out of the reference, so the span names its ends only.
    private string Before() => DateText.Months(new ReportPeriod(_causes!.Reference[0].From, _causes.Reference[^1].To)) is var months && _causes.Reference.Count == 1 ? $"{months} {_causes.Reference[0].From.Year}" : months;

    private Sentence Places(PlacesToLook found) => Listed(found.Places.Take(MostPlaces).Select(place => Sentence.Of($"{(place.Dimension == ServiceCauses.Hour ? "the hour from" : "queue")} {place.Segment.Name} ({SignedPoints(place.Change)})")));

    private static Sentence Listed(IEnumerable<Sentence> parts)
    {
        List<Sentence> all = [.. parts];
        return all.Count == 1 ? all[0] : Sentence.Of($"{all.SkipLast(1).Aggregate((list, part) => Sentence.Of($"{list}, {part}"))} and {all[^1]}");
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private Figure Count(int value) => Figure.Count(value, reading.Period);

    private Figure Share(double value) => Figure.Share((decimal)value, reading.Period) with { Grade = EvidenceGrade.Modelled };

    private Figure Magnitude(double value) => Share(value) with { Value = Math.Abs((decimal)value) * 100, Unit = Unit.Points };

    private Sentence Points(double value) => Sentence.Of($"{Magnitude(value)} points");

    private Sentence SignedPoints(double value) => Sentence.Of($"{(value < 0 ? "down" : "up")} {Points(value)}");

    internal static string Name(Driver driver) => driver switch
    {
        Driver.Volume => "volume",
        Driver.HandlingTime => "handling time",
        Driver.Schedule => "cover (officers scheduled and their breaks)",
        Driver.Absence => "absence",
        Driver.Newcomers => "newcomers' pace",
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, "No such driver."),
    };

    private static string Word(CauseInput missing) => missing switch
    {
        CauseInput.MonthsBefore => "too few months before are known call by call",
        CauseInput.OfficersTimes => "officers' log-ins and handling times are not known",
        CauseInput.Roster => "no roster is loaded",
        CauseInput.Patience => "too few callers hung up to tell their patience",
        _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "No such input."),
    };
}
