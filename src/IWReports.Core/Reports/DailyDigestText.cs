using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;

namespace IWReports.Core.Reports;

/// <summary>How the digest writes days, numbers and values.</summary>
internal static class DailyDigestText
{
    /// <summary>Stands where there is no value; never a zero.</summary>
    public const string None = "–";

    // Below this many a percentage with a decimal would claim more than it knows.
    public const decimal DecimalFrom = 100;

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    public static string Number(decimal value, int decimals = 0) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals), CultureInfo.InvariantCulture);

    /// <summary>"1 call", "3 calls".</summary>
    public static string Count(decimal count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Seconds(decimal seconds)
    {
        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return whole < 60 ? $"{whole} s"
            : whole < 3600 ? $"{whole / 60} min" + (whole % 60 > 0 ? $" {whole % 60:00} s" : "")
            : $"{whole / 3600} h {whole % 3600 / 60:00} min";
    }

    /// <summary>A KPI's value in its unit; percentages get a decimal only where the number of cases carries one.</summary>
    public static string Value(decimal value, Unit unit, decimal? cases = null) => unit switch
    {
        Unit.Percent => Number(value * 100, cases >= DecimalFrom ? 1 : 0) + " %",
        Unit.Seconds => Seconds(value),
        Unit.Days => Short(value) + " days",
        Unit.PerHour => Short(value) + " an hour",
        Unit.PerThousand => Short(value) + " per 1,000",
        Unit.PerOfficer => Short(value) + " per officer",
        Unit.Points => (value > 0 ? "+" : "") + Number(value),
        _ => Number(value),
    };

    public static string Value(KpiValue value) => value.Value is { } known ? Value(known, value.Kpi.Unit, value.Denominator) : None;

    /// <summary>A phrase as it begins a sentence.</summary>
    public static string Begin(string phrase) => phrase.Length == 0 ? "" : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    /// <summary>Names in a sentence: "Mia, Nitin and Jonas".</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    public static bool IsOfficerOf(this RosterEntry entry, string team) => entry.Role == RosterRole.Officer && (entry.Team is null || entry.Team == team);

    // One decimal where there is one to write: "20 an hour", "2.8 an hour".
    private static string Short(decimal value) => Number(value, Math.Round(value, 1) == Math.Round(value) ? 0 : 1);
}
