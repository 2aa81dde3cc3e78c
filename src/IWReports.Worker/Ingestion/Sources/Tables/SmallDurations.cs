using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Decides column by column whether bare numbers below 1 are seconds or, as a spreadsheet keeps a time, parts of a day.</summary>
internal sealed class SmallDurations
{
    // A time without its format is written to the last digit: eight of them or more, and whole seconds once it is read so. Nobody
    // measures seconds like that; a mean with as many digits is seldom whole, and beyond these hours no wait or talk.
    private const int MinDigits = 8;

    private const decimal MaxHours = 6, Rounding = 0.0005m;

    private readonly Dictionary<string, bool> _areSmall = [];
    private readonly HashSet<string> _parts = [];
    private readonly Dictionary<string, decimal> _either = [];

    public IEnumerable<string> Notes => _areSmall.Where(column => column.Value).Select(column =>
        $"{column.Key}: all its numbers are below 1 and are read as seconds. "
        + $"If they are parts of a day, or minutes, {Say(column.Key, "days")}, or \"min\".")
        .Concat(_parts.Select(column =>
        $"{column}: its numbers are read as parts of a day, as 0.000868055555555556 is 1:15. "
        + $"If they are seconds, {Say(column, "seconds")}."));

    /// <summary>The seconds that a bare number means in its column.</summary>
    public decimal Settle(string name, decimal number)
    {
        var whole = number is > 0 and < 1 ? WholeSeconds(number) : null;
        if (whole is not null && (_parts.Contains(name) || CanOnlyBePart(number)))
        {
            _parts.Add(name);
            _areSmall[name] = false;
            return whole.Value;
        }

        // 0.0003125 is 27 s to the last digit, or less than a second.
        if (whole is not null)
            _either.TryAdd(name, number);
        if (number > 0)
            _areSmall[name] = number < 1 && _areSmall.GetValueOrDefault(name, true);
        return number;
    }

    /// <summary>Refuses a file whose column began with numbers that were taken for seconds, and went on with some that cannot be.</summary>
    public void RefuseMixed(string file)
    {
        if (_parts.FirstOrDefault(_either.ContainsKey) is { } column)
            throw new InputException($"{file}: {column} has numbers that can only be parts of a day, as 0.000868055555555556 is 1:15, "
                + string.Create(
                    CultureInfo.InvariantCulture, $"below others that may be seconds ({_either[column]}). Nothing was changed; "
                        + $"{Say(column, "days")}, or \"seconds\"."));
    }

    private static string Say(string column, string unit) => $"say so in a map: {{\"column\":\"{column}\",\"unit\":\"{unit}\"}}";

    private static decimal? WholeSeconds(decimal number) =>
        number * DurationText.SecondsPerDay is var seconds
        && Math.Round(seconds) is var whole and > 0 && Math.Abs(seconds - whole) <= Rounding ? whole : null;

    private static bool CanOnlyBePart(decimal number) =>
        number <= MaxHours / 24 && (number / 1.0000000000000000000000000000m).Scale >= MinDigits;
}
