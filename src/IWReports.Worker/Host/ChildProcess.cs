using System.Diagnostics;

namespace IWReports.Worker.Host;

/// <summary>How other programs are started: with next to none of our environment, which holds passwords and keys.</summary>
internal static class ChildProcess
{
    // To find programs, fontconfig's cache below the home folder, and fonts that an admin placed elsewhere.
    private static readonly string[] Kept = ["PATH", "HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"];

    public static ProcessStartInfo Of(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment.Clear();
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var name in Kept)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        return start;
    }
}
