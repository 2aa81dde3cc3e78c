using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Queries;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Databases;

/// <summary>What MySQL 8 does at sign-in, and MariaDB does not, by the words of its protocol.</summary>
public sealed class MySqlEightTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // On the machine itself the driver asks for the server's key: nobody can stand between.
    private static readonly IPAddress? Elsewhere = NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    [NetworkFact]
    public async Task A_server_without_TLS_that_keeps_the_password_secret_is_told_with_what_to_write()
    {
        using var server = new TcpListener(Elsewhere!, 0);
        server.Start();
        var asked = AskForAllOfThePasswordAsync(server);
        var options = new QueryOptions
        {
            Kind = "orders", Provider = DatabaseProvider.MySql, Sql = "select 1", Zone = "UTC",
            ConnectionString =
                $"Server={Elsewhere};Port={((IPEndPoint)server.LocalEndpoint).Port};Database=shop;User ID=reader;Password=hush",
        };
        var callers = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
        var pulled = Assert.Single(await new IngestJob(
            [new QueryPull("eight", options, database.Source, callers, new(), TimeProvider.System)],
            NullLogger<IngestJob>.Instance).RunAsync([], new Progress<Progress>(), CancellationToken.None));
        await asked;
        Assert.StartsWith("Sources:Queries:eight:ConnectionString: the database cannot be reached: ", pulled.Failure,
            StringComparison.Ordinal);
        Assert.Contains("caching_sha2_password", pulled.Failure, StringComparison.Ordinal);
        Assert.Contains("Write SslMode=Required (better VerifyFull) into it", pulled.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", pulled.Failure, StringComparison.Ordinal);
    }

    // Greets as a server without TLS, whose method is caching_sha2_password, and does not know the password yet.
    private static async Task AskForAllOfThePasswordAsync(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        var stream = client.GetStream();
        const int capabilities = 0x0028_A209;
        byte[] greeting =
        [
            10, .. "8.0.36\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, capabilities & 0xFF, capabilities >> 8 & 0xFF, 255, 2, 0,
            capabilities >> 16 & 0xFF, capabilities >> 24, 21, .. new byte[10], .. "123456789012\0"u8, .. "caching_sha2_password\0"u8,
        ];
        await SendAsync(stream, 0, greeting);
        await ReadAsync(stream);
        await SendAsync(stream, 2, [0xFE, .. "caching_sha2_password\0"u8, .. "12345678901234567890\0"u8]);
        await ReadAsync(stream);
        await SendAsync(stream, 4, [1, 4]);
    }

    private static async Task ReadAsync(NetworkStream stream)
    {
        var head = new byte[4];
        await stream.ReadExactlyAsync(head);
        await stream.ReadExactlyAsync(new byte[head[0] | head[1] << 8 | head[2] << 16]);
    }

    /// <summary>A test that needs an address of this machine that is not its loopback.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NetworkFactAttribute : FactAttribute
    {
        public NetworkFactAttribute() => Skip = Elsewhere is null ? "This machine has no network." : null;
    }

    private static Task SendAsync(NetworkStream stream, byte number, byte[] payload) =>
        stream.WriteAsync((byte[])[(byte)payload.Length, (byte)(payload.Length >> 8), 0, number, .. payload]).AsTask();
}
