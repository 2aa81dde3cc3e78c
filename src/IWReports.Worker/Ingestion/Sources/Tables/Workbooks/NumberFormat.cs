using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>What a cell's number stands for, as its format shows it.</summary>
internal enum Shown
{
    Number,
    Percent,
    Day,
    DayAndTime,
    Time,

    /// <summary>Hours or minutes that go on beyond a day: [h]:mm.</summary>
    Elapsed,
}

/// <summary>A number format: what it shows, and whether to the fraction of a second.</summary>
internal readonly partial record struct NumberFormat(Shown Shown, bool Fractions = false)
{
    /// <summary>The formats that have a number and no code; those from 27 are of East Asia's and Thailand's programs.</summary>
    public static NumberFormat Known(uint id) => new(id switch
    {
        9 or 10 => Shown.Percent,
        >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 or >= 71 and <= 74 or 81 => Shown.Day,
        >= 18 and <= 21 or >= 32 and <= 35 or 45 or 47 or 55 or 56 or 75 or 76 or 78 or 80 => Shown.Time,
        22 or 77 => Shown.DayAndTime,
        46 or 79 => Shown.Elapsed,
        _ => Shown.Number,
    }, id is 47 or 80);

    /// <summary>Reads a format's code, such as [$-409]d/mm/yyyy h:mm AM/PM;@.</summary>
    public static NumberFormat Read(string code)
    {
        var plain = NoLetters().Replace(code, "").ToLowerInvariant();
        plain = plain.Split(';')[0];
        if (Elapsing().IsMatch(plain))
            return new(Shown.Elapsed, Fraction().IsMatch(plain));
        plain = Bracket().Replace(plain, "").Replace("general", "", StringComparison.Ordinal)
            .Replace("am/pm", "", StringComparison.Ordinal).Replace("a/p", "", StringComparison.Ordinal);
        // A place for a digit stands in no day or time, but for a second's fraction.
        if (Digit().IsMatch(plain))
            return new(plain.Contains('%', StringComparison.Ordinal) ? Shown.Percent : Shown.Number);
        // "m" is the minute behind an hour or before a second, and else the month.
        var rest = Minutes().Replace(plain, ":");
        var isDay = rest.Any(letter => letter is 'y' or 'd' or 'm' or 'b' or 'g' or 'e');
        var isTime = plain.AsSpan().IndexOfAny('h', 's') >= 0;
        return isDay ? new(isTime ? Shown.DayAndTime : Shown.Day, Fraction().IsMatch(plain))
            : isTime ? new(Shown.Time, Fraction().IsMatch(plain))
            : new(Shown.Number);
    }

    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.", RegexOptions.Singleline)]
    private static partial Regex NoLetters();

    [GeneratedRegex(@"\[(h+|m+|s+)\]")]
    private static partial Regex Elapsing();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?<!s[.,]?0*)[0#?]")]
    private static partial Regex Digit();

    [GeneratedRegex(@"(?<=h[^a-z]*)m{1,2}(?![a-z])|(?<![a-z])m{1,2}(?=[^a-z]*s)")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"s[.,]0")]
    private static partial Regex Fraction();
}
