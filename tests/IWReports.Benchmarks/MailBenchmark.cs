using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;

namespace IWReports.Benchmarks;

/// <summary>How fast messages of one size left over so many connections, beside Postfix's smtp-source.</summary>
internal sealed record MailSpeed(
    int Kilobytes, int Connections, double MessagesPerSecond, double CpuMilliseconds, double SmtpSourcePerSecond);

/// <summary>All sizes and numbers of connections, and the most memory this program took.</summary>
internal sealed record MailSpeeds(int Messages, IReadOnlyList<MailSpeed> Rows, double PeakMegabytes);

/// <summary>Hands frozen messages to Postfix's smtp-sink, which takes all and keeps none, as a run of deliveries does.</summary>
internal static class MailBenchmark
{
    private const string Person = "reader@bench.example";

    // So that nothing is compiled while it is timed.
    private const int WarmUp = 50;

    // A board report without and with its PDF.
    private static readonly int[] Sizes = [120, 325];
    private static readonly int[] Connections = [1, 2, 4];

    public static async Task<MailSpeeds> RunAsync(int messages, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var source = Find("smtp-source");
        var port = FreePort();
        // Root may not serve: it becomes somebody who may do nothing.
        using var sink = Start(
            Find("smtp-sink"),
            [.. Environment.IsPrivilegedProcess ? ["-u", "nobody"] : Array.Empty<string>(), $"127.0.0.1:{Text(port)}", "1000"]);
        try
        {
            await AwaitAsync(sink, port, cancellationToken);
            var rows = new List<MailSpeed>();
            foreach (var (size, connections) in Sizes.SelectMany(size => Connections.Select(connections => (size, connections))))
            {
                var done = (double)rows.Count / (Sizes.Length * Connections.Length);
                progress.Report(new($"{messages} messages of {size} KB over {connections}", done));
                rows.Add(await MeasureAsync(source, port, messages, size, connections, cancellationToken));
            }

            return new(messages, rows, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        }
        finally
        {
            sink.Kill();
            await sink.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<MailSpeed> MeasureAsync(
        string source, int port, int messages, int size, int connections, CancellationToken cancellationToken)
    {
        var message = Frozen(size * 1000);
        await SendAsync(port, message, WarmUp);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(number => Task.Run(() => SendAsync(port, message, (messages + number) / connections), cancellationToken)));
        var seconds = watch.Elapsed.TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;

        watch.Restart();
        using var other = Start(
            source,
            ["-d", "-s", Text(connections), "-m", Text(messages), "-l", Text(size * 1000),
                "-f", Person, "-t", Person, $"127.0.0.1:{Text(port)}"]);
        await other.WaitForExitAsync(cancellationToken);
        if (other.ExitCode != 0)
            throw new PartMissingException($"smtp-source ended with {other.ExitCode}.");
        return new(size, connections, messages / seconds, cpu.TotalMilliseconds / messages, messages / watch.Elapsed.TotalSeconds);
    }

    private static async Task SendAsync(int port, byte[] message, int count)
    {
        var relay = new EmailOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None };
        await using var channel = new EmailChannel(relay, new DeliveryOptions { From = "reports@bench.example" }.Sender());
        for (var number = 0; number < count; number++)
        {
            var outcome = await channel.SendAsync(new(new("bench", "2025-11", "company", 1, number), "reader", Person, message));
            if (outcome.Kind is not SendResultKind.Accepted)
                throw new PartMissingException($"smtp-sink did not take a message: {outcome.Text}");
        }
    }

    // As a report with attachments is on its way: seven bits, base64 in lines of 76.
    private static byte[] Frozen(int length)
    {
        var header = $"From: <reports@bench.example>\r\nTo: <{Person}>\r\nSubject: bench\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        var noise = RandomNumberGenerator.GetBytes(length * 76 / 78 / 4 * 3);
        var body = Convert.ToBase64String(noise, Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(header + body + "\r\n");
    }

    private static async Task AwaitAsync(Process sink, int port, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (sink.HasExited)
                throw new PartMissingException($"smtp-sink ended with {sink.ExitCode} before it took a message.");
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                // It begins to listen when it has started.
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(ChildProcess.Of(program, arguments))!;

    private static string Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new PartMissingException($"{program} is missing: install the package postfix; it need not run.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
