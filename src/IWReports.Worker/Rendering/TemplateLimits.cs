namespace IWReports.Worker.Rendering;

/// <summary>What rendering one file may cost; reaching a limit is an error and never cuts the text.</summary>
internal static class TemplateLimits
{
    public const int LoopSteps = 10_000, Depth = 50, Characters = 2_000_000;

    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
}
