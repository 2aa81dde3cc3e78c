using System.Diagnostics;

namespace IWReports.Worker.Tests.Cli;

/// <summary>How the program ended: its exit code, and what it wrote where.</summary>
internal sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>What it says of itself: the lines of its own, without progress.</summary>
    public IReadOnlyList<string> Said => [.. Error.Split('\n').Where(line => line.StartsWith("iwreports: ", StringComparison.Ordinal))
        .Select(line => line["iwreports: ".Length..])];
}

/// <summary>The built program, started as a script would start it, with its settings in the environment.</summary>
internal static class BuiltProgram
{
    /// <summary>A database that nobody serves.</summary>
    public const string NoDatabase = "Host=127.0.0.1;Port=9;Username=nobody;Password=none;Database=none";

    private static readonly string Folder = Directory.CreateTempSubdirectory("iw-cli-").FullName;

    public static Task<Ended> RunAsync(string[] verb, params (string Setting, string Value)[] settings) =>
        RunAsync(NoDatabase, verb, settings);

    public static Task<Ended> RunAsync(string database, string[] verb, params (string Setting, string Value)[] settings) =>
        RunAsync(database, verb, "", settings);

    public static async Task<Ended> RunAsync(string database, string[] verb, string input, params (string Setting, string Value)[] settings)
    {
        using var program = Start(database, verb, settings);
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.StandardInput.WriteAsync(input);
        program.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await program.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
        }

        return new(program.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Start(string database, string[] verb, params (string Setting, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program(verb), .. verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] defaults =
        [
            ("ConnectionStrings__IWReports", database),
            ("Privacy__CallerKey", Convert.ToBase64String(new byte[32])),
            ("Admin__KeysFolder", Path.Combine(Folder, "keys")),
            ("Delivery__Folder__Path", Path.Combine(Folder, "mail")),
            ("Demo__Folder", Path.Combine(Folder, "demo")),
        ];
        foreach (var (setting, value) in defaults.Concat(settings))
            start.Environment[setting] = value;

        return Process.Start(start)!;
    }

    // As in ops/iwreports: the benchmarks are a program of their own, built beside the tests.
    private static string Program(string[] verb) => verb is ["bench", ..]
        ? Path.Combine(AppContext.BaseDirectory.Replace("IWReports.Worker.Tests", "IWReports.Benchmarks", StringComparison.Ordinal),
            "IWReports.Benchmarks.dll")
        : Path.Combine(AppContext.BaseDirectory, "IWReports.Worker.dll");
}
