using IWReports.Worker.Host;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Submits messages over one session, opens another where it has ended, and turns each failure into a result.</summary>
internal sealed class SubmissionClient(EmailOptions options, SignIn signIn) : IAsyncDisposable
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(5);

    private SmtpSession? _session;
    private SmtpWatch _watch = new();

    /// <summary>Hands one message to the relay. Ends under the time-outs of the options and nothing else.</summary>
    public async Task<SmtpResult> SendAsync(string from, string to, ReadOnlyMemory<byte> message)
    {
        var deadline = Deadline();
        var reused = _session is not null;
        var result = await TryAsync(from, to, message, deadline);
        // The server had ended the session between two messages: it has seen nothing of this one.
        return reused && _session is null && result.Stage == SmtpStage.Mail ? await TryAsync(from, to, message, deadline) : result;
    }

    /// <summary>Connects, signs in and says goodbye. Throws what went wrong.</summary>
    public async Task CheckAsync()
    {
        try
        {
            await OpenAsync(Deadline());
        }
        catch (Exception error) when (SmtpFailure.IsBroken(error))
        {
            End();
            throw new PartMissingException($"{options.Host}:{options.Port}: {_watch.Stage}: {SmtpFailure.Words(error)}");
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not { } session)
            return;
        try
        {
            await session.QuitAsync(QuitTimeout);
        }
        catch (Exception error) when (SmtpFailure.IsBroken(error))
        {
            // Everything sent was accepted before; a server that hangs up first changes nothing.
        }

        End();
    }

    private async Task<SmtpResult> TryAsync(string from, string to, ReadOnlyMemory<byte> message, long deadline)
    {
        try
        {
            var session = _session ?? await OpenAsync(deadline);
            var result = await session.SubmitAsync(from, to, message, deadline);
            if (!session.IsFit || result.Code == SmtpReply.Closing)
                End();
            return result;
        }
        catch (SmtpRefusedException refused)
        {
            End();
            return SmtpResult.Refused(refused.Reply, _watch.Stage);
        }
        catch (Exception error) when (SmtpFailure.IsBroken(error))
        {
            End();
            return SmtpResult.Broken(SmtpFailure.Words(error), _watch.Stage);
        }
        catch (Exception unforeseen) when (_watch.Stage < SmtpStage.DotSent)
        {
            // Whatever it was, the server has not got the message: thrown on, it would leave it to be called unknown.
            End();
            return SmtpResult.Broken($"{unforeseen.GetType().Name}: {SmtpFailure.Words(unforeseen)}", _watch.Stage);
        }
    }

    private async Task<SmtpSession> OpenAsync(long deadline)
    {
        try
        {
            return await OpenOnceAsync(deadline);
        }
        catch (Exception refused) when (_watch.Stage is SmtpStage.Auth && signIn.RenewsAfter(refused))
        {
            // Over another connection: this one may be in the middle of its refusal.
            End();
            return await OpenOnceAsync(deadline);
        }
    }

    private async Task<SmtpSession> OpenOnceAsync(long deadline)
    {
        _watch = new();
        _session = new(options, _watch);
        await _session.OpenAsync(deadline, signIn);
        return _session;
    }

    private void End()
    {
        _session?.Dispose();
        _session = null;
    }

    private long Deadline() => Environment.TickCount64 + (long)options.Deadline.TotalMilliseconds;
}
