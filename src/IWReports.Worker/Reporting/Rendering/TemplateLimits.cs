namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What rendering one file may cost; reaching a limit is an error and never cuts the text.</summary>
internal static class TemplateLimits
{
    public const int LoopSteps = 10_000, Depth = 50, Characters = 2_000_000;

    /// <summary>Where the language cuts texts without a word: so far off that a page has been refused by then.</summary>
    public const int Memory = 32 * Characters;

    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
}
