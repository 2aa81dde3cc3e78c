using System.Globalization;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>Questions to the queue model, its answers, what they assume, and why there is none.</summary>
internal static class WhatIfText
{
    /// <summary>"2 more officers at 10:00–12:00 on Mon, Tue; breaks staggered; calls 10 % shorter".</summary>
    public static Sentence Asked(WhatIf asked, ReportPeriod month)
    {
        List<Sentence> parts = [];
        if (asked.Officers != 0)
        {
            var (officers, times) = (Figure.Count(Math.Abs(asked.Officers), month), HalfHourText.Times(
                [.. HalfHour.All.Where(slot => slot >= asked.First && slot <= asked.Last)]));
            var who = asked.Officers > 0 ? Sentence.Of($"{officers:more officer}")
                : Sentence.Of($"{officers:officer fewer|officers fewer}");
            parts.Add(Sentence.Of($"{who} at {times}{Days(asked)}"));
        }

        if (asked.StaggersBreaks)
            parts.Add(Sentence.Plain("breaks staggered"));
        if (asked.Shorter != 0)
            parts.Add(Sentence.Of($"calls {Figure.Share(asked.Shorter, month)} shorter"));
        if (asked.Fewer != 0)
            parts.Add(Sentence.Of($"{Figure.Share(asked.Fewer, month)} fewer calls"));
        return parts.Count == 0 ? Sentence.None : parts.Aggregate((all, part) => Sentence.Of($"{all}; {part}")).Begun;
    }

    /// <summary>The answer in short sentences, as the board reads it.</summary>
    public static Sentence Answer(WhatIfAnswer answer, MonthlyData data)
    {
        Figure Share(double share) => Figure.Share((decimal)share, data.Period) with { Grade = EvidenceGrade.Modelled };
        var level = answer.ServiceLevel;
        var callers = Figure.Count(Math.Round((decimal)Math.Abs(answer.FewerAbandoned)), data.Period) with
        {
            Grade = EvidenceGrade.Modelled,
        };
        var gaveUp = callers.Value == 0 ? Sentence.None
            : Sentence.Of($" About {callers} {(answer.FewerAbandoned > 0 ? "fewer" : "more")} callers give up.");
        return Sentence.Of($"In the queue model {Share(level.After)} of calls are answered in time ({Share(level.Low)} to "
            + $"{Share(level.High)}). Without the change it is {Share(level.Before)}.{gaveUp} {Hours(answer, data)}");
    }

    /// <summary>"Calls answered in time: +7.7 points (+5.9 to +9.6)."</summary>
    public static Sentence Effect(WhatIfAnswer answer, MonthlyData data)
    {
        var level = answer.ServiceLevel;
        Figure Points(double end) =>
            new Figure((decimal)(end - level.Before) * 100, Unit.Points, data.Period) { Grade = EvidenceGrade.Modelled };
        return Sentence.Of($"Calls answered in time: {Points(level.After):+} points ({Points(level.Low):+} to {Points(level.High):+}).");
    }

    /// <summary>What the model takes for granted in such a question.</summary>
    public static IEnumerable<string> Assumes(WhatIf asked)
    {
        if (asked.Officers > 0)
            yield return "Officers who come know the work and stay on the phones for these times. Breaks, leave and training come on top.";
        if (asked.Officers < 0)
            yield return "Where fewer are there than are taken away, nobody is left.";
        if (asked.StaggersBreaks)
            yield return "Each day's officer-hours are laid as its calls come: the most that other break times can do.";
        if (asked.Shorter > 0)
            yield return "Calls are shorter for every officer, and nobody calls again because of it.";
        if (asked.Fewer > 0)
            yield return "Calls are fewer by the same share at all times.";
        yield return "All else stays as it was: who came, how patient callers are, how calls spread over the day (Erlang A by half-hour).";
        yield return "The range holds nine in ten months drawn again from this month's days. It knows no other kind of month.";
    }

    /// <summary>Why the model answers nothing about a month; null where it does.</summary>
    public static string? Obstacle(ServiceCauses? causes) => causes switch
    {
        null => "Calls are not known one by one, so nobody knows how long callers waited.",
        { Missing: CauseInput.MonthsBefore } => "Too few months before are known to check the queue model by.",
        { Missing: CauseInput.OfficersTimes } => "Officers' times on the phones are not known.",
        { Missing: CauseInput.Roster } => "There is no roster, so nobody knows who was to be there.",
        { Missing: CauseInput.Patience } => "Too few callers gave up to tell how long they wait.",
        { Measured: null } => "Nothing is known to compare the month with.",
        { Measured: { CalibrationAfter.ThinHour: { } hour } } => string.Create(CultureInfo.InvariantCulture,
            $"Calls came too seldom in the hour from {hour:00}:00 to check the queue model there."),
        { Measured: { } measured } when !measured.CalibrationAfter.Passes(measured.Change) =>
            "The queue model lies too far from how this month's callers were served.",
        _ => null,
    };

    private static Sentence Hours(WhatIfAnswer answer, MonthlyData data)
    {
        var (takes, saves) = (answer.Case.HoursMonthly, answer.Case.HoursSaved);
        return Math.Round(takes) > 0 ? Sentence.Of($"It takes {answer.Case.Cost(data)}.")
            : Math.Round(saves) > 0 ? Sentence.Of($"It frees {Figure.Count(Math.Round(saves), data.Period):officer-hour} a month.")
            : Sentence.Plain("It takes no more officer-hours.");
    }

    // All open days need no names.
    private static string Days(WhatIf asked) => asked.Weekdays.Count == 0 ? ""
        : $" on {string.Join(", ", asked.Weekdays.Distinct().OrderBy(day => ((int)day + 6) % 7).Select(Short))}";

    /// <summary>"Mon".</summary>
    public static string Short(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day);
}
