using MailKit.Net.Smtp;

namespace IWReports.Worker.Delivery.Email;

/// <summary>A server's answer: three digits and its words, on one line, since they go to the delivery log.</summary>
internal sealed record SmtpReply(int Code, string Words)
{
    /// <summary>221: the answer to QUIT.</summary>
    public const int Goodbye = 221;

    /// <summary>421: the server ends the conversation.</summary>
    public const int Closing = 421;

    /// <summary>530: it takes mail only from those who sign in.</summary>
    public const int SignInFirst = 530;

    public bool IsDone => Code is >= 200 and < 300;

    public bool IsRefusal => Code >= 400;

    public bool IsPermanent => Code >= 500;

    public static SmtpReply Of(SmtpResponse response) => Of((int)response.StatusCode, response.Response);

    public static SmtpReply Of(int code, string lines) =>
        new(code, string.Concat(lines.Replace('\n', ' ').Where(letter => !char.IsControl(letter))));

    public string Text => $"{Code} {Words}";
}

/// <summary>The server refused what it was asked for.</summary>
internal sealed class SmtpRefusedException(SmtpReply reply) : Exception(reply.Text)
{
    public SmtpReply Reply => reply;
}

/// <summary>What came is no SMTP, was not asked for, or what is needed for a safe hand-over is not offered.</summary>
internal sealed class SmtpUnfitException(string message) : Exception(message);
