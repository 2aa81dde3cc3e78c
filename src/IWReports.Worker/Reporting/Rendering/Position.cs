using Scriban.Parsing;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Where in a file something stands, as editors count: from 1.</summary>
internal static class Position
{
    public static string Of(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return $"line {before.Count('\n') + 1}, column {at - before.LastIndexOf('\n')}";
    }

    public static string Of(SourceSpan span) => $"line {span.Start.Line + 1}, column {span.Start.Column + 1}";
}
