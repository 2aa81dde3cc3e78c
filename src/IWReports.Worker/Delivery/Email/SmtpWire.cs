using System.Net;
using System.Net.Sockets;

namespace IWReports.Worker.Delivery.Email;

/// <summary>The socket beneath a conversation, plain or under TLS, with its own limit for every wait.</summary>
/// <remarks>MailKit knows one limit for all of them.</remarks>
internal sealed class SmtpWire(Socket socket, EmailOptions options) : NetworkStream(socket, ownsSocket: true)
{
    public const string HungUp = "the server closed the connection";

    // MailKit writes 4 KB at a time, and each write is a call of the system.
    private const int BlockLength = 64 * 1024;

    // Each wait arms it anew; once it has struck, the connection is given up.
    private readonly CancellationTokenSource _patience = new();
    private readonly byte[] _block = new byte[BlockLength];
    private int _filled;
    private bool _isBody;
    private long _deadline;
    private bool _dotIsDue;

    /// <summary>Whether something has arrived that nobody has read: words of the server, or its hanging up.</summary>
    public bool HasUnread => Socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Whether the other side has hung up, as far as this side knows.</summary>
    public bool IsClosed => HasUnread && Socket.Available == 0;

    /// <summary>Our address, as EHLO names it: a worker seldom has a name that others can look up.</summary>
    public string LocalAddress => ((IPEndPoint)Socket.LocalEndPoint!).Address switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        // Without its scope, which means nothing elsewhere.
        var address => new IPAddress(address.GetAddressBytes()).ToString(),
    };

    public static async Task<SmtpWire> OpenAsync(EmailOptions options, long deadline)
    {
        // Commands are short and wait for their answer: Nagle's delay would be paid on each.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = new CancellationTokenSource(Sooner(options.ConnectTimeout, deadline));
            await socket.ConnectAsync(options.Host, options.Port, patience.Token);
            return new(socket, options);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A message begins: until its dot each answer has its time, and all together have until the deadline.</summary>
    public void Begin(long deadline)
    {
        _deadline = deadline;
        _dotIsDue = false;
        (_isBody, _filled) = (false, 0);
        Renew();
    }

    /// <summary>The body begins: it leaves in large blocks.</summary>
    public void BodyBegins() => _isBody = true;

    /// <summary>The body ends: all of it is on its way.</summary>
    public async Task BodyEndsAsync()
    {
        await WriteBlockAsync();
        _isBody = false;
    }

    /// <summary>From here on the server may own the message: its answer gets its full time, whatever the deadline was.</summary>
    public void DotIsDue()
    {
        _dotIsDue = true;
        _patience.CancelAfter(options.DotTimeout);
    }

    /// <summary>Between two messages nothing is waited for.</summary>
    public void Rest() => _patience.CancelAfter(Timeout.InfiniteTimeSpan);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await base.ReadAsync(buffer, _patience.Token);
            return read > 0 || buffer.IsEmpty ? read : throw new IOException(HungUp);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("the server did not answer in time", late);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isBody)
        {
            await WriteOutAsync(buffer);
            return;
        }

        while (buffer.Length > 0)
        {
            var fits = Math.Min(buffer.Length, BlockLength - _filled);
            buffer[..fits].CopyTo(_block.AsMemory(_filled));
            buffer = buffer[fits..];
            _filled += fits;
            if (_filled == BlockLength)
                await WriteBlockAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _patience.Dispose();
        base.Dispose(disposing);
    }

    private async Task WriteBlockAsync()
    {
        await WriteOutAsync(_block.AsMemory(0, _filled));
        _filled = 0;
    }

    private async Task WriteOutAsync(ReadOnlyMemory<byte> buffer)
    {
        if (!_dotIsDue)
            Renew();
        // The dot leaves in one write; what is asked behind its answer has the time of any command.
        (_dotIsDue, _deadline) = (false, _dotIsDue ? long.MaxValue : _deadline);
        try
        {
            await base.WriteAsync(buffer, _patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("the server did not answer in time", late);
        }
    }

    private void Renew() => _patience.CancelAfter(Sooner(options.CommandTimeout, _deadline));

    private static TimeSpan Sooner(TimeSpan timeout, long deadline)
    {
        var left = TimeSpan.FromMilliseconds(Math.Clamp(deadline - Environment.TickCount64, 0, int.MaxValue));
        return left < timeout ? left : timeout;
    }
}
