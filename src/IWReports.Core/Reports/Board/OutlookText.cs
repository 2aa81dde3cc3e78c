using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Erlang;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics.Trend;

namespace IWReports.Core.Reports.Board;

/// <summary>What can be said of the coming months: a range where the months support one, and what the roster already knows.</summary>
internal sealed class OutlookText(MonthlyAnalysis analysis)
{
    // Contracts that end within this many months are the board's business now.
    private const int MonthsAhead = 3;

    // A newcomer who works at this pace is one no more; years ahead nothing is told.
    private const double NearlyFull = 0.9, FarOff = 365;

    private const int DaysInMonth = 30;

    // Beyond it no roster makes up for what goes off.
    private const double MaxShrinkage = 0.95;

    private const int Example = 10;

    private ReportPeriod Next => analysis.Period.AddMonths(1);

    public IReadOnlyList<Sentence> Write() =>
        [.. new[] { Calls(), Officers(), Leaving(), Cover() }.Where(sentence => !sentence.IsEmpty)];

    /// <summary>The coming month's calls and officers: what page 2 has room for.</summary>
    public IReadOnlyList<Sentence> Short() => [.. new[] { Calls(), Officers(), Leaving() }.Where(sentence => !sentence.IsEmpty)];

    /// <summary>How the month's shifts lay to its calls; empty where they sufficed or are not known.</summary>
    public Sentence Cover()
    {
        if (analysis.NetStaffing is not { HoursMissing: > 0 } cover)
            return Sentence.None;
        var missing = Sentence.Of(
            $"With leave taken off, {DateText.Month(analysis.Period.From)}'s shifts were {Hours(cover.HoursMissing)} officer-hours short "
                + $"of its calls.");
        return cover.HoursToMove == 0 ? Sentence.Of($"{missing} None could be moved within its day.")
            : Sentence.Of(
                $"{missing} Moving {Hours(cover.HoursToMove)} of {Hours(cover.HoursSpare)} spare hours within their day would help.");
    }

    /// <summary>What plans rest on besides, for the mail: the pages have no room.</summary>
    public IReadOnlyList<Sentence> More() => [.. new[] { Season(), Trend(), Newcomers(),
        OffThePhones() }.Where(sentence => !sentence.IsEmpty)];

    private Sentence Calls()
    {
        if (analysis.Volume.Current is not { } current)
            return Sentence.None;
        var next = DateText.Month(Next.From);
        if (analysis.Volume.Next is { Low: { } low, High: { } high })
            return Sentence.Of(
                $"{next} will very likely bring {Expected(low)} to {Expected(high)} calls, if forecasts are as far off as in past months.");
        if (analysis.Volume.Chart is { IsTrial: false } && analysis.Volume.Flag(analysis.Volume.Months.Count - 1).Direction == 0
            && analysis.Volume.Expected(Next.From) is { } steady)
            return Sentence.Of($"If nothing changes, {next} will very likely bring "
                + $"{Figure.Count((decimal)Math.Max(0, steady.Lower), Next)} to {Figure.Count((decimal)steady.Upper, Next)} calls.");
        var known = Figure.Count(analysis.Volume.Today.Count, analysis.Period);
        var fewest = Figure.Count(XmrChart.MinForIcons, analysis.Period);
        var why = analysis.Volume.Chart is { IsTrial: false } ? Sentence.Plain("the month was unusual")
            : Sentence.Of($"{known} of the {fewest} months needed {(known.Value == 1 ? "is" : "are")} known");
        var plan = current.Calls == 0 ? Sentence.None
            : Sentence.Of($" Plan on {DateText.Month(current.Month)}'s {Figure.Count(current.Calls, analysis.Period):call}.");
        return Sentence.Of($"There is no forecast for {next}: {why}.{plan}");
    }

    // A month seen twice or three times shows a season provisionally; once, none.
    private Sentence Season()
    {
        if (analysis.Volume.Trend is not { Season: { } season } trend)
            return Sentence.None;
        var off = (decimal)season[Next.From.Month - 1] - 1;
        var provisional = trend.Length == HistoryLength.Season ? "" : "; provisional, since each month is known only twice or thrice";
        var share = Figure.Share(Math.Round(off, 2), Next) with { Grade = EvidenceGrade.Modelled };
        return share.Value == 0
            ? Sentence.Of($"By its season {DateText.Month(Next.From)} is a month like the average of the year{provisional}.")
            : Sentence.Of($"By its season {DateText.Month(Next.From)} lies about {share.Magnitude()} {(off > 0 ? "above" : "below")} the "
                + $"average of the year{provisional}.");
    }

    private Sentence Trend()
    {
        if (analysis.Volume.Trend is not { Direction: not 0 and var direction, Slope: { } slope, Test: { } test })
            return Sentence.None;
        var span = new ReportPeriod(analysis.Period.AddMonths(1 - test.N).From, analysis.Period.To);
        Figure A(double calls) => Figure.Count((decimal)Math.Round(calls, Math.Abs(slope.Slope) < 10 ? 1 : 0), span);
        var (low, high) = direction > 0 ? (slope.Low, slope.High) : (-slope.High, -slope.Low);
        return Sentence.Of($"Over the {Figure.Count(test.N, span)} months since {DateText.MonthAndYear(span.From)} calls have been "
            + $"{(direction > 0 ? "rising" : "falling")}, by about {A(Math.Abs(slope.Slope))} a month ({A(low)} to {A(high)}; "
            + $"{(test.N < HistoryLengths.Season ? "season and growth together" : "season apart")}).");
    }

    private Figure Expected(double calls) => Figure.Count((decimal)Math.Round(calls), Next) with { Grade = EvidenceGrade.Modelled };

    private Sentence Officers()
    {
        if (analysis.Workload is not { } work)
            return Sentence.None;
        var officers = Headcount.Officers(Next, analysis.Data.Roster, analysis.Data.Absences, analysis.Data.Calendar);
        if (analysis.Data.Roster.All(entry => entry.To <= analysis.Period.To))
            return Sentence.Of($"No roster for {DateText.Month(Next.From)} is loaded yet.");
        var back = analysis.Events.SupervisorsAway > 0 && StaffEvents(Next) == 0 ? ", and the supervisor is back" : "";
        var now = officers == work.Officers ? Sentence.Of($", as in {DateText.Month(analysis.Period.From)}")
            : Sentence.Of($" after {Figure.Count(work.Officers, analysis.Period):words} in {DateText.Month(analysis.Period.From)}");
        return Sentence.Of($"The roster for {DateText.Month(Next.From)} has "
            + $"{Figure.Count(officers, Next):words} {(officers == 1 ? "officer" : "officers")}{now}{back}.");
    }

    // Where paces do not rise evenly, no day can be told.
    private Sentence Newcomers()
    {
        if (analysis.Learning is not { } learning)
            return Sentence.None;
        Figure Share(double share) => Figure.Share((decimal)Math.Round(share, 2), analysis.Period);
        string[] months = ["first", "second", "third"];
        var paces = learning.ByMonth.Select(pace =>
            Sentence.Of($"{Share(pace.Pace) with { N = pace.Calls }} in their {months[(int)pace.Days / DaysInMonth]}"))
            .Aggregate((all, next) => Sentence.Of($"{all}, {next}"));
        var day = learning.Curve?.DayOf(NearlyFull) is { } reached and < FarOff
            ? Sentence.Of($"; at this rate they reach {Share(NearlyFull)} about "
                + $"{Figure.Count((decimal)Math.Round(reached / DaysInMonth), analysis.Period)} months after their first day, if they "
                + $"reach it in the end")
            : Sentence.None;
        return Sentence.Of($"Of experienced officers' pace new officers had {paces} month on the roster{day}.");
    }

    private int StaffEvents(ReportPeriod period) =>
        Analysis.Causes.StaffEvents.In(period, analysis.Data.Roster, analysis.Data.Absences, analysis.Data.Calendar).SupervisorsAway;

    // Only ends that differ from the others': a roster that simply stops for everyone says nothing of people.
    private Sentence Leaving()
    {
        var ends = analysis.Data.Roster.Where(entry => entry.Role == RosterRole.Officer).GroupBy(entry => entry.Person)
            .Select(person => person.Max(entry => entry.To ?? DateOnly.MaxValue)).ToList();
        var horizon = Next.From.AddMonths(MonthsAhead).AddDays(-1);
        var soon = ends.Where(end => end >= analysis.Period.To && end <= horizon).GroupBy(end => end).OrderBy(group => group.Key)
            .FirstOrDefault();
        if (soon is null || ends.All(end => end <= soon.Key))
            return Sentence.None;
        var who = Sentence.Of($"{Figure.Count(soon.Count(), Next):words} {(soon.Count() == 1 ? "officer leaves" : "officers leave")}");
        return Sentence.Of($"{who.Begun} the roster after {DateText.Day(soon.Key, analysis.Period)}.");
    }

    private Sentence OffThePhones()
    {
        if (analysis.Shrinkage is not { Share: { } share } shrinkage)
            return Sentence.None;
        Figure Part(double of) => Figure.Share((decimal)Math.Round(of, 2), analysis.Period);
        var roster = share > MaxShrinkage ? Sentence.None : Sentence.Of($": for {Figure.Count(Example, analysis.Period):words} on the "
            + $"phones a roster holds "
            + $"{Figure.Count(new StaffingGoal(0, TimeSpan.Zero) { Shrinkage = share }.Rostered(Example), analysis.Period)}");
        return Sentence.Of($"Of officers' paid hours in {DateText.Month(analysis.Period.From)} {Part(share)} were not on the phones "
            + $"({Part(shrinkage.Away / shrinkage.Paid)} leave, sick days and days not seen; "
            + $"{Part(shrinkage.OffPhones / shrinkage.Paid)} breaks and other work){roster}.");
    }

    private Figure Hours(decimal hours) => Figure.Count(hours, analysis.Period) with { Grade = EvidenceGrade.Modelled };
}
