using IWReports.Core.Language;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Numbers beside what is drawn, written as the report's text writes them.</summary>
internal static class NumberText
{
    public static string Of(double value) => Of(value, null);

    public static string WithSign(double value) => Of(value, FigureText.WithSign);

    /// <summary>A fraction as percent.</summary>
    public static string Percent(double share) => FigureText.Of(Figure.Share((decimal)share, default), null);

    private static string Of(double value, string? style) => FigureText.Of(Figure.Count((decimal)value, default), style);
}
