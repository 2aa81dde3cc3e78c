namespace IWReports.Worker.Cli;

/// <summary>What a verb's end means to a script.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, with something a person must look at: rejects, held or unknown deliveries.</summary>
    public const int LookAtIt = 1;

    /// <summary>Wrong usage or input; nothing was changed.</summary>
    public const int WrongInput = 2;

    /// <summary>A part the work needs is missing or down.</summary>
    public const int PartMissing = 3;

    /// <summary>Stopped by Ctrl+C, as shells count it.</summary>
    public const int Stopped = 130;
}
