using IWReports.Core.Analysis.Themes;
using IWReports.Worker.Host;

namespace IWReports.Worker.Company;

/// <summary>What customers write about, and the words that tell of it, from themes.csv beside the program: one keyword a line.</summary>
internal static class Themes
{
    public static ThemeTaxonomy Read() => Read(Beside("themes.csv"));

    /// <summary>What customers praise, from praise.csv.</summary>
    public static ThemeTaxonomy Praise() => Read(Beside("praise.csv"));

    /// <summary>Errors: a line that is not "theme,keyword".</summary>
    internal static ThemeTaxonomy Read(string file) => new(CsvLine.Read(file).Skip(1).Select(line =>
        line.Fields is [{ Length: > 0 } theme, { Length: > 0 } keyword]
            ? (theme, keyword)
            : throw new InputException(
                $"{line.Where}: \"{string.Join(',', line.Fields)}\" is not a theme and a keyword; write: late delivery,delay*")));

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
