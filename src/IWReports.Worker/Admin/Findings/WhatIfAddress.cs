using System.Globalization;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Recommendations;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Http.Extensions;

namespace IWReports.Worker.Admin.Findings;

/// <summary>What stands in the address of a question to the queue model, as it was typed; what is missing changes nothing.</summary>
internal sealed class WhatIfAddress
{
    private const string Yes = "yes";

    public string? Officers { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>Weekdays, "mon".</summary>
    public List<string> On { get; set; } = [];

    public string? Stagger { get; set; }

    /// <summary>In percent.</summary>
    public string? Shorter { get; set; }

    public string? Fewer { get; set; }

    public bool StaggersBreaks => !string.IsNullOrEmpty(Stagger);

    /// <summary>The days that can be asked for.</summary>
    public static IReadOnlyList<DayOfWeek> Weekdays { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Null where nothing was asked.</summary>
    /// <exception cref="InputException">Something cannot be read, or is out of bounds.</exception>
    public WhatIf? Read(BusinessCalendar calendar)
    {
        HalfHour[] open = [.. calendar.OpenHalfHours];
        var first = Slot(From, "From", open, slot => slot.Index) ?? open[0].Index;
        var end = Slot(To, "to", open, slot => slot.Index + 1) ?? open[^1].Index + 1;
        if (end <= first)
            throw new InputException("The time that the officers go lies before the time they come: swap them.");
        var asked = new WhatIf
        {
            Officers = (int)Number(Officers, "Officers", -WhatIf.MaxOfficers, WhatIf.MaxOfficers, NumberStyles.AllowLeadingSign),
            First = new(first),
            Last = new(end - 1),
            Weekdays = [.. On.Select(Day).Distinct().Order()],
            StaggersBreaks = StaggersBreaks,
            Shorter = Percent(Shorter, "Calls shorter by"),
            Fewer = Percent(Fewer, "Calls fewer by"),
        };
        // All the days that there are say no more than none of them.
        asked = asked.Weekdays.Count == Weekdays.Count ? asked with { Weekdays = [] } : asked;
        return asked.ChangesNothing ? null : asked;
    }

    /// <summary>The query of an address that asks this; times and days where they matter.</summary>
    public static string Query(WhatIf asked)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add(name, value);
        }

        var named = asked.Officers != 0;
        Add("officers", named ? asked.Officers.ToString(CultureInfo.InvariantCulture) : null);
        Add("from", named ? Clock(asked.First.Index) : null);
        Add("to", named ? Clock(asked.Last.Index + 1) : null);
        foreach (var day in named ? asked.Weekdays : [])
            Add("on", Word(day));
        Add("stagger", asked.StaggersBreaks ? Yes : null);
        Add("shorter", asked.Shorter == 0 ? null : Text(asked.Shorter * 100));
        Add("fewer", asked.Fewer == 0 ? null : Text(asked.Fewer * 100));
        return query.ToQueryString().ToString();
    }

    /// <summary>"mon".</summary>
    public static string Word(DayOfWeek day) => WhatIfText.Short(day).ToLowerInvariant();

    /// <summary>"10:00", and "24:00" for the end of a day.</summary>
    public static string Clock(int slot) => string.Create(CultureInfo.InvariantCulture,
        $"{(int)(slot * HalfHour.Length).TotalHours:00}:{(slot * HalfHour.Length).Minutes:00}");

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static DayOfWeek Day(string word) => Weekdays.Where(day => Word(day) == word).Select(day => (DayOfWeek?)day).FirstOrDefault()
        ?? throw new InputException($"\"{word}\" is no day that the company works. Write {string.Join(", ", Weekdays.Select(Word))}.");

    private static int? Slot(string? time, string field, HalfHour[] open, Func<HalfHour, int> slot)
    {
        if (string.IsNullOrEmpty(time))
            return null;
        return open.Select(slot).Where(index => Clock(index) == time).Select(index => (int?)index).FirstOrDefault()
            ?? throw new InputException($"{field} \"{time}\": choose a half-hour from {Clock(open[0].Index)} to "
                + $"{Clock(open[^1].Index + 1)}, the opening hours.");
    }

    private static decimal Percent(string? text, string field) => Math.Round(
        Number(text, field, 0, WhatIf.MaxShare * 100, NumberStyles.AllowDecimalPoint), 2) / 100;

    private static decimal Number(string? text, string field, decimal min, decimal max, NumberStyles styles)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        if (decimal.TryParse(text.Trim(), styles, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        var what = (styles & NumberStyles.AllowDecimalPoint) == 0 ? "whole number" : "number";
        throw new InputException($"{field} \"{text}\": write a {what} from {Text(min)} to {Text(max)}.");
    }
}
