using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>Submits messages one after another over one session, opens a new one where the old has ended, and turns every way to fail into a result.</summary>
internal sealed class SubmissionClient(EmailOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(5);

    private SmtpSession? _session;

    /// <summary>Hands one message to the relay. Ends under the time-outs of the options and nothing else.</summary>
    public async Task<SmtpResult> SendAsync(string from, string to, ReadOnlyMemory<byte> message)
    {
        using var deadline = new CancellationTokenSource(options.Deadline);
        var reused = _session is not null;
        var result = await TryAsync(from, to, message, deadline.Token);
        // The server had ended the session between two messages: it has seen nothing of this one.
        return reused && _session is null && result.Stage == SmtpStage.Mail ? await TryAsync(from, to, message, deadline.Token) : result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is null)
            return;
        using var patience = new CancellationTokenSource(QuitTimeout);
        try
        {
            await _session.QuitAsync(patience.Token);
        }
        catch (Exception error) when (IsBroken(error))
        {
            // Everything sent was accepted before; a server that hangs up first changes nothing.
        }

        await EndAsync();
    }

    private async Task<SmtpResult> TryAsync(string from, string to, ReadOnlyMemory<byte> message, CancellationToken deadline)
    {
        var session = _session ?? new SmtpSession(options);
        try
        {
            if (_session is null)
            {
                _session = session;
                await session.OpenAsync(deadline);
            }

            return await session.SubmitAsync(from, to, message, deadline);
        }
        catch (SmtpRefusedException refused)
        {
            if (session.Stage < SmtpStage.Mail || refused.Reply.Code == SmtpReply.Closing)
                await EndAsync();
            return SmtpResult.Refused(refused.Reply, session.Stage);
        }
        catch (Exception error) when (IsBroken(error))
        {
            await EndAsync();
            return SmtpResult.Broken(Words(error), session.Stage);
        }
    }

    private async Task EndAsync()
    {
        if (_session is not { } ended)
            return;
        _session = null;
        await ended.DisposeAsync();
    }

    private static bool IsBroken(Exception error) =>
        error is IOException or SocketException or AuthenticationException or CryptographicException or OperationCanceledException or SmtpUnfitException;

    private static string Words(Exception error) => error switch
    {
        OperationCanceledException => "the server did not answer in time",
        { InnerException: SocketException broken } => broken.Message,
        _ => error.Message,
    };
}
