using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>One connection of the scripted server.</summary>
internal sealed class ScriptedSmtpPeer(ScriptedSmtpServer server, Socket socket) : IAsyncDisposable
{
    private readonly byte[] _block = new byte[64 * 1024];
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);
    private string _recipient = "";
    private int _start, _end;

    public async Task RunAsync()
    {
        socket.NoDelay = true;
        try
        {
            if (server.Implicit)
                await SecureAsync();
            await AnswerAsync(Fault.Banner, "220 scripted ESMTP\r\n");
            while (await ReadLineAsync() is { } line)
            {
                server.Heard.Enqueue(line);
                await TakeAsync(line);
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or AuthenticationException or ObjectDisposedException
            or EndOfStreamException)
        {
            // Either side ended the connection, as scripted.
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task TakeAsync(string line)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await AnswerAsync(Fault.Ehlo, Offer(_stream is SslStream ? server.OffersUnderTls : server.Offers));
                break;
            case "STARTTLS":
                if (await AnswerAsync(Fault.StartTls, "220 go ahead\r\n"))
                    await SecureAsync();
                break;
            case "AUTH" when line == "AUTH LOGIN":
                await SayAsync("334 VXNlcm5hbWU6\r\n");
                server.Heard.Enqueue(await ReadLineAsync() ?? "");
                await SayAsync("334 UGFzc3dvcmQ6\r\n");
                server.Heard.Enqueue(await ReadLineAsync() ?? "");
                await AnswerAsync(Fault.Auth, "235 2.7.0 welcome\r\n");
                break;
            case "AUTH" when line.Split(' ') is [_, "SCRAM-SHA-256" or "SCRAM-SHA-1" or "SCRAM-SHA-512", var first]:
                await ScramAsync(new(line.Split(' ')[1], "s3cret"), first);
                break;
            case "AUTH":
                await AnswerAsync(Fault.Auth, "235 2.7.0 welcome\r\n");
                break;
            case "RCPT":
                _recipient = line.Split('<', '>')[1];
                await AnswerAsync(Fault.Rcpt, "250 2.1.5 ok\r\n");
                break;
            case "DATA":
                if (await AnswerAsync(Fault.Data, "354 go on\r\n"))
                    await TakeBodyAsync();
                break;
            case "QUIT":
                await SayAsync("221 bye\r\n");
                break;
            case var verb:
                await AnswerAsync(verb, "250 2.0.0 ok\r\n");
                break;
        }
    }

    private async Task ScramAsync(ScramExchange scram, string first)
    {
        await SayAsync($"334 {scram.Challenge(first)}\r\n");
        if (scram.Signature(await ReadLineAsync() ?? "") is not { } signature)
        {
            await SayAsync("535 5.7.8 wrong\r\n");
            return;
        }

        await SayAsync($"334 {signature}\r\n");
        await ReadLineAsync();
        await AnswerAsync(Fault.Auth, "235 2.7.0 welcome\r\n");
    }

    private async Task TakeBodyAsync()
    {
        await FailAsync(Fault.After354);
        if (server.At(Fault.MidBody, strike: false) is not null)
        {
            await _stream.ReadExactlyAsync(new byte[1000]);
            await FailAsync(Fault.MidBody);
        }

        var message = new MemoryStream();
        while (await ReadLineAsync() is { } line && line != ".")
            message.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        var bytes = message.ToArray();
        var id = Encoding.Latin1.GetString(bytes).Split("Message-ID: ", 2) is [_, var rest] ? rest.Split("\r\n")[0] : "";
        // A refusal refuses; whatever else happens now, the server has the message.
        if (server.At(Fault.Dot, strike: false)?.Reply is null)
            server.DeliveryLog.Enqueue(new(_recipient, id, bytes));
        await AnswerDotAsync($"250 2.0.0 queued as {server.DeliveryLog.Count}\r\n");
        await FailAsync(Fault.Accepted);
    }

    private async Task AnswerDotAsync(string usual)
    {
        if (server.At(Fault.CrossingLate, strike: true) is { } late)
        {
            await SayAsync(late.Reply + "\r\n");
            // The answer to the dot comes when the next command has; it is said before that command's own.
            var next = await ReadLineAsync() ?? throw new EndOfStreamException("the client has left");
            server.Heard.Enqueue(next);
            await AnswerAsync(Fault.Dot, usual);
            await TakeAsync(next);
            return;
        }

        var crossing = server.At(Fault.Crossing, strike: true)?.Reply is { } words ? words + "\r\n" : "";
        await AnswerAsync(Fault.Dot, crossing + usual);
    }

    // True when the usual answer was given.
    private async Task<bool> AnswerAsync(string at, string usual)
    {
        if (await FailAsync(at))
            return false;
        await SayAsync(usual);
        return true;
    }

    private async Task<bool> FailAsync(string at)
    {
        if (server.At(at, strike: true) is not { } fault)
            return false;
        if (fault.Reply is not null)
            await SayAsync(fault.Reply + "\r\n");
        if (fault.Ending is Ending.Reset)
            socket.LingerState = new(true, 0);
        if (fault.Ending is not Ending.None)
        {
            await _stream.DisposeAsync();
            throw new EndOfStreamException("as scripted");
        }

        return true;
    }

    private async Task SecureAsync()
    {
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsServerAsync(server.Certificate!);
    }

    private async Task SayAsync(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var piece = server.InPieces ? 1 : bytes.Length;
        for (var at = 0; at < bytes.Length; at += piece)
            await _stream.WriteAsync(bytes.AsMemory(at, piece));
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _stream.ReadAsync(_block));
                if (_end == 0)
                    return null;
            }

            var length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(_block, _start, length < 0 ? _end - _start : length));
            _start = length < 0 ? _end : _start + length + 1;
            if (length >= 0)
                return line.ToString().TrimEnd('\r');
        }
    }

    private static string Offer(string[] offers)
    {
        string[] lines = ["scripted", .. offers];
        return string.Concat(lines.Select((line, number) => $"250{(number < lines.Length - 1 ? '-' : ' ')}{line}\r\n"));
    }
}
