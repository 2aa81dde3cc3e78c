using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>
/// A mail server that somebody else wrote, in this process: it keeps what it takes, and refuses whose address begins with "nobody" or
/// "full".
/// </summary>
internal sealed class SmtpInbox : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SmtpInbox(X509Certificate2? certificate = null, bool isSecure = false, int maxSize = 0, string? password = null)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var endpoint = new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(isSecure)
            .AuthenticationRequired(password is not null);
        if (certificate is not null)
            endpoint.Certificate(certificate);
        var options = new SmtpServerOptionsBuilder().ServerName("inbox").Endpoint(endpoint.Build());
        if (maxSize > 0)
            options.MaxMessageSize(maxSize, MaxMessageSizeHandling.Strict);
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter());
        if (password is not null)
            services.Add(new DelegatingUserAuthenticator((_, user, said) => user == "iw" && said == password));
        _running = new SmtpServer.SmtpServer(options.Build(), services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<byte[]> Kept { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private sealed class Store(SmtpInbox inbox) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            // It takes the line end before the dot for a part of the dot.
            byte[] bytes = [.. buffer.ToArray(), .. "\r\n"u8];
            if (bytes.AsSpan().IndexOf("Subject: spam"u8) >= 0)
                return Task.FromResult(new SmtpResponse(SmtpReplyCode.TransactionFailed, "5.7.1 spam"));
            inbox.Kept.Enqueue(bytes);
            return Task.FromResult(new SmtpResponse(SmtpReplyCode.Ok, $"2.0.0 kept as {inbox.Kept.Count}"));
        }
    }

    private sealed class Filter : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from,
            CancellationToken cancellationToken) => to.User switch
        {
            "full" => throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)450, "4.2.2 full")),
            "nobody" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.MailboxNameNotAllowed, "5.1.1 no such user")),
            _ => Task.FromResult(true),
        };
    }
}
