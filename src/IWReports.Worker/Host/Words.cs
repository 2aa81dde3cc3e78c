using IWReports.Core.Language;

namespace IWReports.Worker.Host;

/// <summary>Numbers of things in words.</summary>
internal static class Words
{
    /// <summary>"1 day", "1,250 days".</summary>
    public static string Count(long number, string one, string? many = null) =>
        FigureText.Of(Figure.Count(number, default), many is null ? one : $"{one}|{many}");
}
