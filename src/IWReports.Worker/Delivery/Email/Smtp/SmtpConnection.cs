using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>The bytes of a conversation: a socket, plain or under TLS, and replies cut out of what arrives, however it is cut into packets.</summary>
internal sealed class SmtpConnection(Socket socket) : IAsyncDisposable
{
    // RFC 5321, 4.5.3.1.5 says 512; servers write more. What exceeds this is no SMTP.
    private const int LongestLine = 4096;
    private const int MostLines = 256;

    public const string HungUp = "the server closed the connection";

    private readonly byte[] _arrived = new byte[LongestLine];
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);
    private int _start, _end;

    public bool IsTls => _stream is SslStream;

    /// <summary>Whether something has arrived that was not asked for yet.</summary>
    public bool HasUnread => _end > _start;

    /// <summary>Whether the other side has hung up, as far as this side knows.</summary>
    public bool IsClosed => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    /// <summary>Our address as EHLO wants it: a literal, since a worker seldom has a name that others can look up.</summary>
    public string LocalAddress => ((IPEndPoint)socket.LocalEndPoint!).Address switch
    {
        { IsIPv4MappedToIPv6: true } mapped => $"[{mapped.MapToIPv4()}]",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"[IPv6:{new IPAddress(address.GetAddressBytes())}]",
        var address => $"[{address}]",
    };

    public static async Task<SmtpConnection> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        // Commands are short and wait for their answer: Nagle's delay would be paid on each.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task StartTlsAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        // Whatever was sent in clear behind the 220 would otherwise count as said under TLS (CVE-2011-0411).
        if (HasUnread)
            throw new SmtpUnfitException("the server sent more than its answer before TLS began: someone may be in between");
        var tls = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(options, cancellationToken);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => await _stream.WriteAsync(bytes, cancellationToken);

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var code = 0;
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 200 or > 599
                || (line.Length > 3 && line[3] is not (' ' or '-')) || (lines.Count > 0 && number != code) || lines.Count == MostLines)
                throw new SmtpUnfitException($"the server answered \"{line}\", which is no SMTP reply");
            code = number;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new(code, lines);
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var length = _arrived.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_arrived, _start, searched + length).TrimEnd('\r');
                _start += searched + length + 1;
                // Replies go to logs and to the ledger.
                return string.Concat(line.Where(letter => !char.IsControl(letter)));
            }

            searched = _end - _start;
            if (_start > 0)
            {
                _arrived.AsSpan(_start, searched).CopyTo(_arrived);
                (_start, _end) = (0, searched);
            }

            if (_end == _arrived.Length)
                throw new SmtpUnfitException($"the server answered with a line of more than {LongestLine} bytes");
            var read = await _stream.ReadAsync(_arrived.AsMemory(_end), cancellationToken);
            if (read == 0)
                throw new IOException(HungUp);
            _end += read;
        }
    }
}
