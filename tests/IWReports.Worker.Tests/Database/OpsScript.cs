using System.Diagnostics;
using IWReports.Worker.Tests.Cli;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>Runs what an operator would, against a test's database.</summary>
internal static class OpsScript
{
    private static readonly SemaphoreSlim RolesTurn = new(1);

    public static string Root { get; } = Find();

    /// <summary>The built program, as one that is installed.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "IWReports.Worker.dll");

    /// <summary>Runs ops/sql/roles.sql, one after the other: roles are the whole server's, and two would make the same ones.</summary>
    public static async Task<string> RolesAsync(string connection)
    {
        await RolesTurn.WaitAsync();
        try
        {
            return await RunAsync(connection, "psql", "-X", "-f", "ops/sql/roles.sql");
        }
        finally
        {
            RolesTurn.Release();
        }
    }

    /// <summary>Standard output; a script that fails fails the test with what it said.</summary>
    public static async Task<string> RunAsync(string connection, string program, params string[] arguments)
    {
        var ended = await EndAsync(connection, program, arguments);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output;
    }

    /// <summary>How it ended, with nobody at the terminal.</summary>
    public static async Task<Ended> EndAsync(string connection, string program, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Root,
        };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", to.Host), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database),
                ("PGPORT", $"{to.Port}"),
            ("ConnectionStrings__IWReports", connection),
        })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, said[0], said[1]);
    }

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent!;
        return root.FullName;
    }
}
