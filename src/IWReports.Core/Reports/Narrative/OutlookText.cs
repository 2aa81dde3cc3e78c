using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Spc;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Trend;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Reports.Narrative;

/// <summary>What can be said of the coming months: a range where the months support one, and what the roster already knows.</summary>
internal sealed class OutlookText(MonthReading reading)
{
    // Contracts that end within this many months are the board's business now.
    private const int MonthsAhead = 3;

    private ReportPeriod Next => reading.Period.AddMonths(1);

    public IReadOnlyList<Sentence> Write() =>
        [.. new[] { Calls(), Officers(), Leaving(), Cover() }.Where(sentence => !sentence.IsEmpty)];

    private Sentence Calls()
    {
        if (reading.Volume.Current is not { } current)
            return Sentence.None;
        var next = DateText.Month(Next.From);
        if (reading.Volume.Next is { Low: { } low, High: { } high })
            return Sentence.Of($"Calls in {next} will very likely lie between {Expected(low)} and {Expected(high)}, as far off as forecasts of past months would have been.");
        var steady = reading.Volume.Chart is { IsTrial: false } chart && reading.Volume.Flag(reading.Volume.Months.Count - 1).Direction == 0 ? chart : null;
        if (steady is not null)
            return Sentence.Of($"If nothing changes, calls in {next} will very likely lie between {Figure.Count((decimal)Math.Max(0, steady.Limits.Lower), Next)} and {Figure.Count((decimal)steady.Limits.Upper, Next)}.");
        var known = Figure.Count(reading.Volume.Months.Count, reading.Period);
        var fewest = Figure.Count(XmrChart.FewestForIcons, reading.Period);
        var why = reading.Volume.Chart is { IsTrial: false } ? Sentence.Plain("the month was unusual") : Sentence.Of($"{known} months of the {fewest} needed are known");
        return Sentence.Of($"No range is given for {next}, since {why}; plan on {DateText.Month(current.Month)}'s {Figure.Count(current.Calls, reading.Period)} calls until the next figures (indicative).");
    }

    private Figure Expected(double calls) => Figure.Count((decimal)Math.Round(calls), Next) with { Grade = EvidenceGrade.Modelled };

    private Sentence Officers()
    {
        if (reading.Workload is not { } work)
            return Sentence.None;
        var officers = Headcount.Officers(Next, reading.Data.Roster, reading.Data.Absences, reading.Data.Calendar);
        if (reading.Data.Roster.All(entry => entry.To <= reading.Period.To))
            return Sentence.Of($"No roster for {DateText.Month(Next.From)} is loaded yet.");
        var back = reading.Events.SupervisorsAway > 0 && StaffEvents(Next) == 0 ? ", and the supervisor is back" : "";
        var now = officers == work.Officers ? Sentence.Of($", as in {DateText.Month(reading.Period.From)}") : Sentence.Of($" after {Figure.Count(work.Officers, reading.Period):words} in {DateText.Month(reading.Period.From)}");
        return Sentence.Of($"The roster for {DateText.Month(Next.From)} has {Figure.Count(officers, Next):words} {(officers == 1 ? "officer" : "officers")}{now}{back}.");
    }

    private int StaffEvents(ReportPeriod period) => Analysis.Causes.StaffEvents.In(period, reading.Data.Roster, reading.Data.Absences, reading.Data.Calendar).SupervisorsAway;

    // Only ends that differ from the others': a roster that simply stops for everyone says nothing of people.
    private Sentence Leaving()
    {
        var ends = reading.Data.Roster.Where(entry => entry.Role == RosterRole.Officer).GroupBy(entry => entry.Person)
            .Select(person => person.Max(entry => entry.To ?? DateOnly.MaxValue)).ToList();
        var horizon = Next.From.AddMonths(MonthsAhead).AddDays(-1);
        var soon = ends.Where(end => end >= reading.Period.To && end <= horizon).GroupBy(end => end).OrderBy(group => group.Key).FirstOrDefault();
        return soon is null || ends.All(end => end <= soon.Key)
            ? Sentence.None
            : Sentence.Of($"{Capital(Figure.Count(soon.Count(), Next))} {(soon.Count() == 1 ? "officer leaves" : "officers leave")} the roster after {DateText.Day(soon.Key)}.");
    }

    private Sentence Cover()
    {
        if (reading.Cover is not { HoursMissing: > 0 } cover)
            return Sentence.None;
        var month = DateText.Month(reading.Period.From);
        var at = cover.TooFew.Count == 0 ? "" : $", mostly at {HalfHourText.Times(cover.TooFew)}";
        var spareAt = cover.TooMany.Count == 0 ? "" : $", mostly at {HalfHourText.Times(cover.TooMany)}";
        var move = cover.HoursToMove == 0 ? Sentence.Plain("None could be moved within its day.") : Sentence.Of($"{Hours(cover.HoursSpare)} stood above the need{spareAt}: moved within the day, {Hours(cover.HoursToMove)} of them would fill gaps.");
        return Sentence.Of($"The shifts of {month} fall {Hours(cover.HoursMissing)} officer-hours short of what its calls need{at}. {move} (Modelled by Erlang A.)");
    }

    private Figure Hours(decimal hours) => Figure.Count(hours, reading.Period) with { Grade = EvidenceGrade.Modelled };

    private static Sentence Capital(Figure count) => Sentence.Of($"{count:words}") is var words ? words with { Text = char.ToUpperInvariant(words.Text[0]) + words.Text[1..] } : Sentence.None;
}
