using IWReports.Worker.Delivery.Channels;

namespace IWReports.Worker.Delivery.Email;

/// <summary>How sending one message ended: the verdict, its stage, the server's code where it gave one, its words or the error.</summary>
internal sealed record SmtpResult(SendResultKind Kind, SmtpStage Stage, int? Code, string Text)
{
    public static SmtpResult Accepted(SmtpReply reply) => new(SendResultKind.Accepted, SmtpStage.Accepted, reply.Code, reply.Text);

    public static SmtpResult Refused(SmtpReply reply, SmtpStage stage) => new(KindOf(reply, stage), stage, reply.Code, reply.Text);

    public static SmtpResult Broken(string error, SmtpStage stage) =>
        new(stage >= SmtpStage.DotSent ? SendResultKind.Unknown : SendResultKind.Transient, stage, null, error);

    public static SmtpResult Unknown(SmtpReply reply, string doubt) =>
        new(SendResultKind.Unknown, SmtpStage.DotSent, reply.Code, $"{reply.Text} ({doubt})");

    private static SendResultKind KindOf(SmtpReply reply, SmtpStage stage) => reply switch
    {
        // Neither yes nor no behind the dot: the server has the message, and we have no answer.
        { IsRefusal: false } when stage >= SmtpStage.DotSent => SendResultKind.Unknown,
        // Before MAIL a 5xx is about the relay and our settings, not about this message; 530 (sign in first) is so anywhere.
        { IsPermanent: true, Code: not SmtpReply.SignInFirst } when stage >= SmtpStage.Mail => SendResultKind.Permanent,
        _ => SendResultKind.Transient,
    };
}
