using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>How a scripted connection ends at a fault: not at all, with a FIN, or with a reset.</summary>
internal enum Ending { None, Close, Reset }

/// <summary>One thing that goes wrong, once: at this point say this instead of the usual answer, then end the connection or not.</summary>
internal sealed record Fault(string At, string? Reply = null, Ending Ending = Ending.None)
{
    public const string Banner = "banner", Ehlo = "EHLO", StartTls = "STARTTLS", Auth = "AUTH", Mail = "MAIL", Rcpt = "RCPT",
        Data = "DATA", After354 = "after 354", MidBody = "mid-body", Dot = "dot", Accepted = "accepted";

    /// <summary>
    /// Words that nobody asked for, said while the dot was on its way: right before its answer, or (late) long before it.
    /// </summary>
    public const string Crossing = "crossing", CrossingLate = "crossing late";
}

/// <summary>A message the server took responsibility for: the oracle of "at most once".</summary>
internal sealed record AcceptedMessage(string Recipient, string MessageId, byte[] Bytes);

/// <summary>An SMTP server that fails where the test says, each fault once, and otherwise behaves well.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Fault> _faults;
    private readonly List<Task> _peers = [];
    private readonly Task _accepting;

    public ScriptedSmtpServer(params Fault[] faults)
    {
        _faults = [.. faults];
        // A small window, so that a message of megabytes cannot hide in it.
        _listener.Server.ReceiveBufferSize = 16 * 1024;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string[] Offers { get; init; } = ["SIZE 0"];

    /// <summary>What it offers once TLS is up.</summary>
    public string[] OffersUnderTls { get; init; } = ["AUTH PLAIN LOGIN"];

    public X509Certificate2? Certificate { get; init; }

    /// <summary>TLS from the first byte.</summary>
    public bool Implicit { get; init; }

    /// <summary>Written one byte at a time, so that replies arrive in pieces.</summary>
    public bool InPieces { get; init; }

    public ConcurrentQueue<AcceptedMessage> DeliveryLog { get; } = [];

    /// <summary>Everything clients said, as it arrived.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    public int Connections { get; private set; }

    /// <summary>The fault due at this point, or null; <paramref name="strike"/> uses it up.</summary>
    public Fault? At(string point, bool strike)
    {
        lock (_faults)
        {
            var fault = _faults.Find(fault => fault.At == point);
            if (strike && fault is not null)
                _faults.Remove(fault);
            return fault;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_peers);
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var peer = new ScriptedSmtpPeer(this, socket);
        await peer.RunAsync();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                Connections++;
                _peers.Add(ServeAsync(socket));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped: the test is over.
        }
    }
}
