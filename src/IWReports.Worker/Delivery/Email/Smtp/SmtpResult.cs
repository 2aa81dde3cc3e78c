namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>How one message fared: the verdict, the stage it was reached at, the server's code where it gave one, and its words or the error.</summary>
internal sealed record SmtpResult(OutcomeKind Kind, SmtpStage Stage, int? Code, string Text)
{
    public static SmtpResult Refused(SmtpReply reply, SmtpStage stage) => new(Verdict(reply, stage), stage, reply.Code, reply.Text);

    public static SmtpResult Broken(string error, SmtpStage stage) =>
        new(stage >= SmtpStage.DotSent ? OutcomeKind.Unknown : OutcomeKind.Transient, stage, null, error);

    private static OutcomeKind Verdict(SmtpReply reply, SmtpStage stage) => reply switch
    {
        // Before MAIL a 5xx is about the relay and our settings, not about this message; 530 (sign in first) is so anywhere.
        { IsPermanent: true, Code: not SmtpReply.SignInFirst } when stage >= SmtpStage.Mail => OutcomeKind.Permanent,
        // Neither yes nor no behind the dot: the server has the message, and we have no answer.
        { IsDone: true } or { IsGoOn: true } when stage >= SmtpStage.DotSent => OutcomeKind.Unknown,
        _ => OutcomeKind.Transient,
    };
}
