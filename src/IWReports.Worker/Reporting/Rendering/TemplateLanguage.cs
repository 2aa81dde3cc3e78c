using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>The words every template has: the language's functions for text and lists, and the report's own.</summary>
internal static class TemplateLanguage
{
    public const string Include = "include", Chart = "chart", Style = "style", Page = "page";

    // What a page says its language is: "en-AU".
    private const string Language = "language";

    // Left out: what runs text as a template, reads the clock, draws lots, or writes numbers and dates in its own way.
    private static readonly string[] Kept = ["array", "string", "empty"];

    public static readonly IReadOnlyList<string> OwnFunctions = [Include, Chart, Style, Page];

    /// <summary>The language's own names, a new object each time, since a rendering may write into it.</summary>
    public static ScriptObject Builtins()
    {
        var all = TemplateContext.GetDefaultBuiltinObject();
        var kept = new ScriptObject();
        foreach (var name in Kept)
            kept[name] = all[name] is ScriptObject functions ? functions.Clone(deep: true) : all[name];
        kept[Language] = CultureInfo.CurrentCulture.Name;
        return kept;
    }

    public static bool IsModule(string name) => Builtins().TryGetValue(name, out var functions) && functions is ScriptObject;

    /// <summary>Whether a function of the language is there: "string.upcase".</summary>
    public static bool Has(string name, string member) =>
        Builtins().TryGetValue(name, out var functions) && functions is ScriptObject known && known.ContainsKey(member);

    public static IEnumerable<string> Names => Builtins().Keys.Concat(OwnFunctions);
}
