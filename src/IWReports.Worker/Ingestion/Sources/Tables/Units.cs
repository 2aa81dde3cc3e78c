using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Units that a map may name for a column's numbers, and what one is in ours.</summary>
internal static class Units
{
    public static readonly IReadOnlyDictionary<string, decimal> None = new Dictionary<string, decimal>();

    /// <summary>In seconds.</summary>
    public static readonly IReadOnlyDictionary<string, decimal> OfTime = new Dictionary<string, decimal>
    {
        ["ms"] = 0.001m, ["s"] = 1, ["min"] = 60, ["h"] = 3600, ["days"] = DurationText.SecondsPerDay,
        ["milliseconds"] = 0.001m, ["seconds"] = 1, ["minutes"] = 60, ["hours"] = 3600,
    };

    public static readonly IReadOnlyDictionary<string, decimal> OfNumbers = new Dictionary<string,
        decimal> { ["cents"] = 0.01m, ["thousands"] = 1000, ["millions"] = 1_000_000 };

    // Beyond what any business counts, and far below what a decimal holds.
    private const decimal Largest = 1e15m;

    private const int Decimals = 3;

    /// <summary>What one of the column's unit is in ours; refuses a unit that its values do not have.</summary>
    public static decimal Find(string unit, CellType type, string setting) =>
        type.Units.TryGetValue(unit, out var factor) ? factor
        : type.Units.Count == 0 ? throw new InputException($"{setting}.unit: a {type.Name} has no unit; leave it out.")
        : throw new InputException($"{setting}.unit: \"{unit}\" is not one of {string.Join(", ", type.Units.Keys)}.");

    /// <summary>Reads a number of units. A duration is kept to the thousandth of a second, a count must be whole.</summary>
    public static object Read(string text, CellType type, decimal factor, CellContext context)
    {
        var unit = type.Units.First(known => known.Value == factor).Key;
        // A workbook's own durations say what they are, beside numbers that do not.
        if (type.Units == OfTime && DurationText.Spelled(text) is { } told)
            return context.Form == CellForm.Moment ? told
                : throw new CellException(text, $"a number, as the map's unit {unit} says. A duration such as 0:01:15 needs no unit");
        var number = (decimal)CellType.Number.Read(text, context);
        if (Math.Abs(number) > Largest)
            throw new CellException(text, $"a number of {unit} up to {Largest:0e0}");
        var value = number * factor;
        if (type.Units == OfTime)
            return value >= 0 ? Math.Round(value, Decimals) : throw new CellException(text, "a duration, 0 or more");
        if (type.Stored != NpgsqlDbType.Integer)
            return value;
        return value >= 0 && value <= int.MaxValue && decimal.IsInteger(value) ? (int)value
            : throw new CellException(text, $"a whole number, 0 or more, in {unit}");
    }
}
