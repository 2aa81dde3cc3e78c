namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>A server's answer: three digits and its lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>421: the server ends the conversation.</summary>
    public const int Closing = 421;

    /// <summary>530: it takes mail only from those who sign in.</summary>
    public const int SignInFirst = 530;

    public bool IsDone => Code is >= 200 and < 300;

    public bool IsGoOn => Code is >= 300 and < 400;

    public bool IsPermanent => Code is >= 500;

    public string Text => $"{Code} {string.Join(' ', Lines)}";
}

/// <summary>The server answered other than asked for.</summary>
internal sealed class SmtpRefusedException(SmtpReply reply) : Exception(reply.Text)
{
    public SmtpReply Reply => reply;
}

/// <summary>What came is no SMTP, or what is needed for a safe hand-over is not offered.</summary>
internal sealed class SmtpUnfitException(string message) : Exception(message);
