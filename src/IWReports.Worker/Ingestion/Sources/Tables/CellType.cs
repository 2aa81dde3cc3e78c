using System.Globalization;
using System.Text;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// What a cell may hold: its name for people, how it is stored, and how its text is read. A text that cannot be read throws a
/// <see cref="CellException"/>.
/// </summary>
internal sealed record CellType(string Name, NpgsqlDbType Stored, Func<string, CellContext, object> Read)
{
    /// <summary>Words of its own, which mean something here though they mean an empty cell elsewhere.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The units that its numbers may be in, and what one is in ours.</summary>
    public IReadOnlyDictionary<string, decimal> Units { get; init; } = Tables.Units.None;

    /// <summary>Whether words for yes and no are read as such.</summary>
    public bool TakesYesNo { get; init; }

    /// <summary>Whether it is a day or time, which may stand in two columns of a file.</summary>
    public bool TakesTime => Stored == NpgsqlDbType.TimestampTz || this == Day;

    public static readonly CellType Text = new("text", NpgsqlDbType.Text, (text, _) => text);

    public static readonly CellType Day = new("day, 2025-11-30", NpgsqlDbType.Date, (text, context) => Moment.Read(text, context).Day);

    /// <summary>A day, or a day and time; stored as both, and the time is unknown where only the day was given.</summary>
    public static readonly CellType Time = new("day or time, 2025-11-30T14:05", NpgsqlDbType.TimestampTz,
        (text, context) => Moment.Read(text, context));

    public static readonly CellType Month = new("month, 2025-11", NpgsqlDbType.Date, (text, context) => ReadMonth(text, context));

    public static readonly CellType TimeOfDay = new("time of day, 09:30", NpgsqlDbType.Time, (text, context) =>
        TimeOfDayText.Read(text, context));

    /// <summary>In seconds.</summary>
    public static readonly CellType Duration = new("seconds, m:ss, h:mm:ss, or numbers in the map's unit", NpgsqlDbType.Numeric,
        (text, context) => DurationText.Seconds(text, context.Marks))
    {
        Units = Tables.Units.OfTime,
    };

    public static readonly CellType Number = new("number, 12.50", NpgsqlDbType.Numeric, (text, context) =>
        decimal.TryParse(context.Marks.Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : throw context.Marks.Unreadable(text, "a number such as 12.50"))
    {
        Units = Tables.Units.OfNumbers,
    };

    public static readonly CellType Count = new("count, 0 or more", NpgsqlDbType.Integer, (text, context) =>
        int.TryParse(Whole(context.Marks.Plain(text)), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : throw context.Marks.Unreadable(text, "a whole number, 0 or more"))
    {
        Units = Tables.Units.OfNumbers,
    };

    public static readonly CellType Percent = new("percent, +12 %", NpgsqlDbType.Numeric, (text, context) =>
        ReadPercent(text, context.Marks));

    public static readonly CellType YesNo = new("yes or no", NpgsqlDbType.Boolean, (text, _) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "t" or "1" => true,
        "no" or "n" or "false" or "f" or "0" => false,
        _ => throw new CellException(text, "yes or no; other words are told in a map: {\"yes\":[\"Ja\"],\"no\":[\"Nein\"]}"),
    })
    {
        TakesYesNo = true,
    };

    // A number that is none is refused without being repeated: it may be a person's.
    public static readonly CellType Callers = new("telephone numbers, separated by semicolons", NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        (text, context) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(number => context.Callers!.Caller(Encoding.UTF8.GetBytes(number))
                ?? throw new CellException("a number is not a telephone number such as 03 5550 1234 or +61 3 5550 1234"))
            .ToArray());

    /// <summary>A telephone number, or another mark that a caller is known by; no bytes where it is withheld.</summary>
    public static readonly CellType Caller = new("telephone number or customer's mark; kept as a keyed hash only", NpgsqlDbType.Bytea,
        (text, context) =>
            Withheld.Contains(text.ToLowerInvariant()) ? [] : context.Callers!.Caller(Encoding.UTF8.GetBytes(text))
            ?? context.Callers.Mark(text));

    private static readonly string[] Withheld = ["anonymous", "unknown", "private", "withheld", "unavailable", "restricted", "blocked"];

    public bool Knows(string text) => Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    public static CellType OneOf(params string[] words) => new(string.Join(" | ", words), NpgsqlDbType.Text, (text, context) =>
        Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase) || word == Whole(context.Marks.Plain(text)))
            ?? throw new CellException(text, $"one of {string.Join(", ", words)}")) { Words = words };

    // Programs that know numbers only with a point write 5.0 for 5.
    public static string? Whole(string? number) => number?.IndexOf('.') is > 0 and var point
        && number.AsSpan(point + 1).IndexOfAnyExcept('0') < 0 ? number[..point] : number;

    private static DateOnly ReadMonth(string text, CellContext context) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : Moment.Read(text, context).Day is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    // Typeset tables write a space before the percent sign.
    private static decimal ReadPercent(string text, NumberMarks marks) =>
        decimal.TryParse(marks.Plain(text.TrimEnd('%').Trim()), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : throw marks.Unreadable(text, "a percentage such as 12 or +3.5 %");
}

/// <summary>
/// What reading a cell depends on beside its text: the zone that decides on days, the map's date format, the zone of times without offset
/// where that is another, and the key that telephone numbers are hashed with.
/// </summary>
internal readonly record struct CellContext(TimeZoneInfo Zone, string? Format, TimeZoneInfo? TimesIn = null, CallerKey? Callers = null)
{
    private readonly NumberMarks? _marks;

    /// <summary>How numbers are written.</summary>
    public NumberMarks Marks { get => _marks ?? NumberMarks.None; init => _marks = value; }

    /// <summary>What the cell's text was made from.</summary>
    public CellForm Form { get; init; }
}

/// <summary>A cell that cannot be read; its line is rejected with this reason and the others go on.</summary>
internal sealed class CellException(string reason) : Exception(reason)
{
    private const int Shown = 40;

    public CellException(string text, string expected)
        : this($"{Quoted(text)} is not {expected}")
    {
    }

    /// <summary>A cell's text as reasons quote it.</summary>
    public static string Quoted(string text) => $"\"{Short(ContactDetails.Shape(text))}\"";

    // Masked first: half an address would not be known for one.
    private static string Short(string text) => text.Length > Shown ? text[..Shown] + "…" : text;
}
