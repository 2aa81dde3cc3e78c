using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>Numbers with marks of another country: 1.234,50 or 1,234.50.</summary>
internal static partial class MarkGuess
{
    public static CellGuess? Find(Column ours, ColumnSample theirs)
    {
        if (ours.Type == CellType.Percent)
            return null;
        var (comma, point) = (theirs.Fits(value => Comma().IsMatch(value)), theirs.Fits(value => Point().IsMatch(value)));
        if (!comma && !point)
            return null;
        // "1,234" alone could be either.
        var isComma = comma && (!point || theirs.Values.Exists(value => !Point().IsMatch(value)));
        var (mark, thousands) = isComma ? (",", ".") : (".", ",");
        return new(new JsonObject { ["column"] = theirs.Name, ["decimal"] = mark, ["thousands"] = thousands },
            $"numbers such as 1{thousands}234{mark}50");
    }

    [GeneratedRegex(@"^-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Point();
}
