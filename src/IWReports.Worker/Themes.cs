using IWReports.Core.Analysis.Themes;

namespace IWReports.Worker;

/// <summary>What customers write about, and the words that tell of it, from themes.csv beside the program: one keyword a line.</summary>
internal static class Themes
{
    private static string File { get; } = Path.Combine(AppContext.BaseDirectory, "themes.csv");

    /// <summary>Errors: a line that is not "theme,keyword".</summary>
    public static ThemeTaxonomy Read() => new(System.IO.File.ReadLines(File).Select((line, i) => (Columns: line.Split(','), Line: i + 1)).Skip(1).Select(line => line.Columns is [{ Length: > 0 } theme, { Length: > 0 } keyword]
        ? (theme, keyword)
        : throw new InputException($"{File}:{line.Line}: \"{string.Join(',', line.Columns)}\" is not a theme and a keyword; write: late delivery,delay*")));
}
