using System.Diagnostics;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>Runs what an operator would, against a test's database.</summary>
internal static class OpsScript
{
    public static string Root { get; } = Find();

    /// <summary>Standard output; a script that fails fails the test with what it said.</summary>
    public static async Task<string> RunAsync(string connection, string program, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true,
            WorkingDirectory = Root };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", to.Host), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database),
                ("PGPORT", $"{to.Port}"),
            ("ConnectionStrings__IWReports", connection),
        })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said[1]);
        return said[0];
    }

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent!;
        return root.FullName;
    }
}
