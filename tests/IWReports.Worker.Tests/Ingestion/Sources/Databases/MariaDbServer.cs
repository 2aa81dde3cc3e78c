using System.Diagnostics;
using MySqlConnector;

namespace IWReports.Worker.Tests.Ingestion.Sources.Databases;

/// <summary>
/// A MariaDB of the tests' own: in a temporary folder, reached through a socket, never the system's. Debian's server refuses to run as
/// root, so it is the user mysql's then.
/// </summary>
public sealed class MariaDbServer : IAsyncLifetime
{
    private const string Installer = "/usr/bin/mariadb-install-db", Program = "/usr/sbin/mariadbd";

    // Socket paths end at 107 bytes.
    private readonly string _folder = Directory.CreateTempSubdirectory("iw-my-").FullName;

    private Process? _server;

    public static bool IsInstalled => File.Exists(Program) && File.Exists(Installer);

    /// <summary>Of a role that may only read.</summary>
    public string Reader(string database) => Connection(database, "reader", "hush");

    public async Task InitializeAsync()
    {
        if (!IsInstalled)
            return;
        if (Environment.UserName == "root")
            await RunAsync("/usr/bin/chown", "mysql:", _folder);
        await RunAsync(AsOwner(Installer, "--no-defaults", $"--datadir={_folder}/data", "--auth-root-authentication-method=normal",
            "--skip-test-db", "--skip-name-resolve"));
        _server = Start(AsOwner(Program, "--no-defaults", $"--datadir={_folder}/data", $"--socket={_folder}/s", "--skip-networking",
            "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M"));
        for (var patience = 300; !await AnswersAsync(); patience--)
        {
            if (patience == 0 || _server.HasExited)
                Assert.Fail($"MariaDB did not start: {await _server.StandardError.ReadToEndAsync()}");
            await Task.Delay(50);
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            await ExecuteAsync("shutdown");
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A database of this name, empty, which the reader may read.</summary>
    public Task CreateAsync(string database) => ExecuteAsync(
        $"set sql_mode = ''; drop database if exists {database}; create database {database} character set utf8mb4; create or replace "
            + $"user 'reader'@'localhost' identified by 'hush'; grant select, execute on *.* to 'reader'@'localhost'");

    public async Task ExecuteAsync(string sql, string? database = null)
    {
        await using var connection = new MySqlConnection(Connection(database ?? "", "root", ""));
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Connection(string database, string user, string password) =>
        new MySqlConnectionStringBuilder { Server = $"{_folder}/s", ConnectionProtocol = MySqlConnectionProtocol.UnixSocket,
            Database = database, UserID = user, Password = password, Pooling = false }.ToString();

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    private static string[] AsOwner(params string[] command) =>
        Environment.UserName == "root" ? ["/usr/bin/setpriv", "--reuid", "mysql", "--regid", "mysql", "--init-groups", .. command]
            : command;

    private static Process Start(params string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command[0]}: {said[1]}");
    }
}

/// <summary>The tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class MariaDbTests : ICollectionFixture<MariaDbServer>
{
    public const string Name = "MariaDB";
}

/// <summary>A test against a real MariaDB; where none is installed it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MariaDbFactAttribute : FactAttribute
{
    public MariaDbFactAttribute() => Skip = MariaDbServer.IsInstalled ? null
        : "MariaDB is not installed: ops/setup --tests installs the package mariadb-server.";
}

/// <summary>The same with rows of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MariaDbTheoryAttribute : TheoryAttribute
{
    public MariaDbTheoryAttribute() => Skip = MariaDbServer.IsInstalled ? null
        : "MariaDB is not installed: ops/setup --tests installs the package mariadb-server.";
}
