using System.Text.Json;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;

namespace IWReports.Worker.Host;

/// <summary>The word for a state, role or kind as tables, pages and JSON write it.</summary>
internal static class Words
{
    public static string Word(this Enum value) => value.ToString().ToLowerInvariant();

    public static string Word(this Driver driver) => driver.Hyphened();

    /// <summary>"1 day", "1,250 days".</summary>
    public static string Count(long number, string one, string? many = null) =>
        FigureText.Of(Figure.Count(number, default), many is null ? one : $"{one}|{many}");

    /// <summary>"handling-time", for names of several words.</summary>
    public static string Hyphened(this Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
