namespace IWReports.Worker.Delivery.Email;

/// <summary>What an answer to a message is worth: it may have been on its way before the dot was.</summary>
internal sealed class SmtpVerdict(SmtpSession session, SmtpWatch watch)
{
    // A 250 that came before the dot is no answer to it. The server answers in turn: if RSET brings a refusal, that was the answer
    // to the dot; if it brings a 250, the message was taken, whichever of the two was the dot's.
    public async Task<SmtpResult> AcceptedAsync(SmtpReply reply)
    {
        if (watch.Unasked is { Code: not SmtpReply.Closing } second)
            return SmtpResult.Unknown(reply, $"then the server said \"{second.Text}\", so one of the two is not about the message");
        watch.Stage = SmtpStage.Accepted;
        if (watch.Unasked is not null)
            return SmtpResult.Accepted(reply);
        try
        {
            var answer = await session.ResetAsync();
            session.IsOver = !answer.IsDone;
            return answer.IsDone || answer.Code == SmtpReply.Closing
                ? SmtpResult.Accepted(reply)
                : SmtpResult.Unknown(reply, $"then the server answered \"{answer.Text}\" to RSET, so one of the two is about the message");
        }
        catch (Exception broken) when (SmtpFailure.IsBroken(broken))
        {
            // Servers that take a few messages and hang up or fall silent do so here. Nothing speaks against their 250.
            session.IsOver = true;
            return SmtpResult.Accepted(reply);
        }
    }

    // After a refusal from before the dot the server may take the message all the same, and trying again would send it twice. MailKit
    // has said RSET by now, so a stray refusal leaves one answer too many, and QUIT does not bring its 221.
    // Where the connection ends instead, a 421 has said so itself, and a 5xx is never tried again: they stand. Another 4xx does not,
    // since a server that took the message and died before its 250 looks the same.
    public async Task<SmtpResult> RefusedAsync(SmtpReply reply)
    {
        session.IsOver |= !reply.IsRefusal;
        if (session.Stage < SmtpStage.DotSent || session.IsOver)
            return SmtpResult.Refused(reply, session.Stage);
        var (hasEnded, ending) = (!session.IsConnected, SmtpWire.HungUp);
        try
        {
            if (session.IsConnected && watch.Unasked is null && await session.QuitAsync())
                return SmtpResult.Refused(reply, session.Stage);
            if (session.IsConnected || watch.Unasked is not null)
                (hasEnded, ending) = (false, "QUIT did not bring its 221");
        }
        catch (Exception broken) when (SmtpFailure.IsBroken(broken))
        {
            (hasEnded, ending) = (SmtpFailure.HasEnded(broken), SmtpFailure.Words(broken));
        }

        return hasEnded && (reply.IsPermanent || reply.Code == SmtpReply.Closing)
            ? SmtpResult.Refused(reply, session.Stage)
            : SmtpResult.Unknown(reply, $"then {ending}, so whether this was about the message is not known");
    }
}
