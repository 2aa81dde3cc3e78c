using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace IWReports.Worker.Delivery.Email;

/// <summary>How a conversation ends that nobody meant to end, in one line of plain words.</summary>
internal static class SmtpFailure
{
    public static bool IsBroken(Exception error) =>
        error is IOException or SocketException or TimeoutException or OperationCanceledException or HttpRequestException
            or System.Security.Authentication.AuthenticationException or CryptographicException
            or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or SslHandshakeException or AuthenticationException or SmtpRefusedException or SmtpUnfitException;

    /// <summary>Whether the other side ended the connection, and said nothing in its stead.</summary>
    public static bool HasEnded(Exception error) =>
        IsBroken(error) && !Chain(error).Any(cause => cause is TimeoutException or SmtpUnfitException or SmtpRefusedException);

    public static string Words(Exception error) => Chain(error).Select(cause => cause switch
    {
        TimeoutException or OperationCanceledException => "the server did not answer in time",
        SmtpUnfitException or SmtpRefusedException or SocketException => cause.Message,
        IOException { InnerException: null } => cause.Message,
        SmtpProtocolException => SmtpWire.HungUp,
        _ => null,
    }).FirstOrDefault(words => words is not null) ?? OneLine(Chain(error).Last().Message);

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
