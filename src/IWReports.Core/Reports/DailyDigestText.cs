using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>How the digest writes days, numbers and values.</summary>
internal static class DailyDigestText
{
    /// <summary>Stands where there is no value; never a zero.</summary>
    public const string None = "–";

    // Below this many a percentage with a decimal would claim more than it knows.
    public const decimal DecimalFrom = 100;

    // Names and topics come from people; a line of a telephone has to hold them.
    private const int LongestName = 40;

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => Written(value, Unit.Count);

    /// <summary>"1 call", "3 calls".</summary>
    public static string Count(decimal count, string one, string? many = null) =>
        Written(count, Unit.Count, many is null ? one : $"{one}|{many}");

    /// <summary>"one", "three", "12".</summary>
    public static string Words(decimal count) => Written(count, Unit.Count, FigureText.Words);

    /// <summary>"one officer", "three officers".</summary>
    public static string Words(decimal count, string one) => $"{Words(count)} {(count == 1 ? one : one + "s")}";

    /// <summary>A KPI's value in its unit; percentages get a decimal only where the number of cases carries one.</summary>
    public static string Value(decimal value, Unit unit, decimal? cases = null) => Written(
        unit == Unit.Percent ? Math.Round(value, cases >= DecimalFrom ? 3 : 2, MidpointRounding.AwayFromZero) : value,
        unit, unit == Unit.Points ? FigureText.WithSign : null);

    public static string Value(KpiValue value) => value.Value is { } known ? Value(known, value.Kpi.Unit, value.Denominator) : None;

    /// <summary>A value that a narrow column does not break.</summary>
    public static string Whole(string value) => value.Replace(' ', '\u00A0');

    /// <summary>Names in a sentence: "Mia, Nitin and Jonas".</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>The first names, and how many more: "Mia, Nitin and 4 more".</summary>
    public static string List(IReadOnlyList<string> names, int most) =>
        names.Count <= most ? List(names) : List([.. names.Take(most), $"{Number(names.Count - most)} more"]);

    /// <summary>What a person called something, no longer than a line.</summary>
    public static string Shortened(string name) => Sentence.Cut(name, LongestName);

    public static bool IsOfficerOf(this RosterEntry entry, string team) =>
        entry.Role == RosterRole.Officer && (entry.Team is null || entry.Team == team);

    private static string Written(decimal value, Unit unit, string? style = null) => FigureText.Of(new(value, unit, default), style);
}
