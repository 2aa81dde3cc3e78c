using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis;

/// <summary>What the queue model says of a change in service: each driver's share, or why none is given.</summary>
internal sealed class CauseText(MonthlyAnalysis analysis)
{
    // Nobody remembers more places than these.
    private const int MaxPlaces = 3;

    // A smaller change is a day's difference in a month: then the hours of the shifts changed, not their number.
    private const double Noticeable = 0.03;

    private readonly ServiceCauses? _causes = analysis.Causes;

    /// <summary>Empty where nothing changed beyond the usual, and where calls are not known one by one.</summary>
    public Statement Write() => new(_causes?.Shortfall?.Verdict switch
    {
        null or CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise => Sentence.None,
        CauseVerdict.Explained => Explained(_causes.Shortfall),
        CauseVerdict.TooFewIntervals => Sentence.Of($"{Change()}; its causes cannot be told: in some hours calls came on fewer than "
            + $"{Figure.Count(MinSample.CalibrationIntervals, analysis.Period)} half-hours."),
        CauseVerdict.ModelIsOff when !_causes.Measured!.CalibrationBefore.Passes(_causes.Measured.Change) =>
            Sentence.Of($"{Change()}; no shares are told: already before, the queue model is "
                + $"{Share(_causes.Measured.CalibrationBefore.Gap)} of calls off what was measured."),
        _ => Sentence.Of($"{Change()}: the drivers we measure do not explain this (calls, their length, shifts, leave and newcomers "
            + $"would have made it {Share(_causes.Measured!.Before + _causes.Shortfall.Modelled!.Value)})."),
    }, EvidenceGrade.Modelled);

    /// <summary>
    /// Hours, queues and topics that changed more than chance makes them; of hours and queues none where service as a whole did not change.
    /// </summary>
    public Statement Where()
    {
        if (_causes?.Places is not { } found)
            return Statement.Associated(Sentence.None);
        var changed = _causes.Shortfall?.Verdict is not (null or CauseVerdict.NothingToExplain or CauseVerdict.WithinNoise);
        List<Place> service = [.. found.Places.Where(place => changed && place.Dimension != ServiceCauses.Topic)],
            topics = [.. found.Places.Where(place => place.Dimension == ServiceCauses.Topic)];
        List<Sentence> parts =
        [
            .. service.Count == 0 ? [] : new[] { Sentence.Of(
                $"the {(_causes.Shortfall!.Change < 0 ? "fall" : "rise")} {EvidenceGrade.Associated.Verb()} {Places(service)}") },
            .. topics.Count == 0 ? [] : new[] { Sentence.Of($"solved in the first call, against the year before: {Places(topics)}") },
        ];
        return Statement.Associated(parts.Count == 0 ? Sentence.None
            : Sentence.Of($"Where to look: {parts.Aggregate((all, part) => Sentence.Of($"{all}; {part}"))}; "
                + $"{Count(found.Places.Count)} of {Count(found.Tested)} hours, queues and topics tested changed beyond chance."));
    }

    /// <summary>What shares cannot show, or what is missing for them; empty where no calls are known or nothing changed.</summary>
    public Sentence Limits() => _causes switch
    {
        { Shortfall.Verdict: CauseVerdict.Explained } =>
            Sentence.Plain("Causes come from a queue model, checked hour by hour. What two causes do together is split evenly."),
        { Missing: { } missing } => Sentence.Of($"Causes of the waiting cannot be told apart: {Word(missing)}."),
        _ => Sentence.None,
    };

    private Sentence Explained(ShortfallCauses found)
    {
        var own = found.Shares.Where(found.IsSignificant).ToList();
        var against = found.Shares.Where(share => share.IsClear && found.ShareOfPull(share) > 0).Except(own).ToList();
        var left = Sentence.Of($"{Points(found.Unexplained!.Value)} are left unexplained");
        if (own.Count == 0)
            return Sentence.Of(
                $"{Change()}; in the queue model what we measure adds up to it, but no single driver's part is clear of chance ({left}).");
        var rest = own.Skip(1).Select(share =>
            Sentence.Of($"{InSentence(share)} {Pull(found, share)} ({Range(share)}){Reservation(share.Driver)}")).ToList();
        var offset = against.Count == 0 ? Sentence.None
            : Sentence.Of(
                $"; the other way: {Listed(against.Select(share => Sentence.Of($"{Points(share.Change)} by {InSentence(share)}")))}");
        return Sentence.Of($"{Change()}. “{Subject(own[0])}” {Verb(own[0].Driver)} about {Pull(found, own[0])} of what "
            + $"{(found.Change < 0 ? "lowered" : "raised")} it (very likely "
            + $"{Range(own[0])}){Reservation(own[0].Driver)}"
            + $"{(rest.Count == 0 ? Sentence.None : Sentence.Of($", {Listed(rest)}"))}{offset}; {left}{Assumed()}.");
    }

    // A cause that only the model speaks for explains nothing; one that a person confirms too is called one.
    private string Verb(Driver driver)
    {
        var stated = analysis.Stated.FirstOrDefault(cause => cause.Driver == driver);
        return _causes!.Checks[driver].NoneHolds ? EvidenceRules.WeakestVerb
            : DriverShare.Grade.MaySayCaused(stated?.Text, stated?.By, _causes.Checks[driver]) ? "caused in the model"
                : DriverShare.Grade.Verb();
    }

    private string Reservation(Driver driver) => _causes!.Checks[driver].NoneHolds
        ? ", which neither its size from half-hour to half-hour nor its beginning nor its hours bear out" : "";

    private Figure Pull(ShortfallCauses found, DriverShare share) => Share(found.ShareOfPull(share)) with { Grade = DriverShare.Grade };

    // A range that holds 90 % is "very likely"; a clear one does not hold 0.
    private Sentence Range(DriverShare share) =>
        Sentence.Of($"{Magnitude(share.Change < 0 ? share.High : share.Low)} to {Points(share.Change < 0 ? share.Low : share.High)}");

    private Sentence Assumed() => _causes!.Pace is { IsAssumption: true, Value: var pace }
        ? Sentence.Of($"; newcomers' pace is assumed ({Share(pace)} of an experienced officer's)")
        : Sentence.None;

    private Sentence Change()
    {
        var measured = _causes!.Measured!;
        var (calls, period) = (_causes.Calls, _causes.Reference);
        return Sentence.Of($"Calls answered within "
            + $"{new Figure((decimal)analysis.Data.Service.Within.TotalSeconds, Unit.Seconds, analysis.Period)} in opening hours "
            + $"{(measured.Change < 0 ? "fell" : "rose")} from "
            + $"{Share(measured.Before) with { N = calls.Before, Period = new(period[0].From, period[^1].To) }} ({Before()}) to "
            + $"{Share(measured.After) with { N = calls.After }}");
    }

    // Months that were not as usual are left out of the reference, so the span names its ends only.
    internal string Before() => DateText.Months(new ReportPeriod(_causes!.Reference[0].From, _causes.Reference[^1].To)) is var months
        && _causes.Reference.Count == 1 ? $"{months} {_causes.Reference[0].From.Year}" : months;

    private Sentence Places(IEnumerable<Place> found) => Listed(found.Take(MaxPlaces)
        .Select(place => Sentence.Of($"{Kind(place.Dimension)}{place.Segment.Name} ({SignedPoints(place.Change)})")));

    private static string Kind(string dimension) => dimension switch
    {
        ServiceCauses.Hour => "the hour from ",
        ServiceCauses.Queue => "queue ",
        _ => "",
    };

    private static Sentence Listed(IEnumerable<Sentence> parts)
    {
        List<Sentence> all = [.. parts];
        return all.Count == 1 ? all[0] : Sentence.Of(
            $"{all.SkipLast(1).Aggregate((list, part) => Sentence.Of($"{list}, {part}"))} and {all[^1]}");
    }

    private Figure Count(int value) => Figure.Count(value, analysis.Period);

    private Figure Share(double value) => Figure.Share((decimal)value, analysis.Period) with { Grade = EvidenceGrade.Modelled };

    private Figure Magnitude(double value) => Share(value) with { Value = Math.Abs((decimal)value) * 100, Unit = Unit.Points };

    private Sentence Points(double value) => Sentence.Of($"{Magnitude(value)} points");

    private Sentence SignedPoints(double value) => Sentence.Of($"{(value < 0 ? "down" : "up")} {Points(value)}");

    /// <summary>Whichever way it went.</summary>
    internal static string Label(Driver driver) => driver switch
    {
        Driver.Volume => "Number of calls",
        Driver.HandlingTime => "Length of calls",
        Driver.Schedule => "Shifts and breaks",
        Driver.Absence => "Leave and sick days",
        Driver.Newcomers => "Newcomers' pace",
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, "No such driver."),
    };

    /// <summary>As what cost or gained calls in time: the one name in picture, sentence and recommendation.</summary>
    internal string Subject(Driver driver, double change) => Subject(driver, change, MoreOnRoster);

    /// <param name="moreOnRoster">By which part more officers were on the roster; 0 where that is not asked.</param>
    internal static string Subject(Driver driver, double change, double moreOnRoster) => (driver, change < 0) switch
    {
        (Driver.Volume, true) => "More calls",
        (Driver.Volume, false) => "Fewer calls",
        (Driver.HandlingTime, true) => "Longer calls",
        (Driver.HandlingTime, false) => "Shorter calls",
        (Driver.Schedule, false) when moreOnRoster > Noticeable => "More officers on the roster",
        (Driver.Schedule, true) when moreOnRoster < -Noticeable => "Fewer officers on the roster",
        _ => Label(driver),
    };

    private string Subject(DriverShare share) => Subject(share.Driver, share.Change);

    private string InSentence(DriverShare share) => Sentence.Lower(Subject(share));

    // As a part of those before.
    private double MoreOnRoster =>
        _causes?.Rostered is { Before: > 0 } rostered ? (rostered.After / rostered.Before) - 1 : 0;

    private static string Word(CauseInput missing) => missing switch
    {
        CauseInput.MonthsBefore => "too few months before are known call by call",
        CauseInput.OfficersTimes => "officers' log-ins and handling times are not known",
        CauseInput.Roster => "no roster was read",
        CauseInput.Patience => "too few callers hung up to tell their patience",
        _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "No such input."),
    };
}
