using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>How the digest writes days, numbers and values.</summary>
internal static class DailyDigestText
{
    /// <summary>Stands where there is no value; never a zero.</summary>
    public const string None = "–";

    // Names and topics come from people; a line of a telephone has to hold them.
    private const int LongestName = 40;

    public static string Number(decimal value) => Written(value, Unit.Count);

    /// <summary>"1 call", "3 calls".</summary>
    public static string Count(decimal count, string one, string? many = null) =>
        Written(count, Unit.Count, many is null ? one : $"{one}|{many}");

    /// <summary>"one", "three", "12".</summary>
    public static string Words(decimal count) => Written(count, Unit.Count, FigureText.Words);

    /// <summary>"one officer", "three officers".</summary>
    public static string Words(decimal count, string one) => $"{Words(count)} {(count == 1 ? one : one + "s")}";

    /// <summary>A limit as a sentence says it: "two hours", "ten minutes".</summary>
    public static string Words(TimeSpan limit) => LimitName.Parts(limit) is var (count, unit) ? Words(count, unit) : "";

    public static string Value(decimal value, Unit unit) => Written(value, unit);

    /// <summary>A KPI's value; of a few cases "8 of 12", as in every report.</summary>
    public static string Value(KpiValue value) => value.Value is not { } known ? None
        : value.IsOfFew ? $"{Number(value.Numerator!.Value)} of {Number(value.Denominator!.Value)}"
        : Value(known, value.Kpi.Unit);

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

    public static bool IsAgentOf(this RosterEntry entry, string team) =>
        entry.Role == RosterRole.Officer && (entry.Team is null || entry.Team == team);

    private static string Written(decimal value, Unit unit, string? style = null) => FigureText.Of(new(value, unit, default), style);
}
