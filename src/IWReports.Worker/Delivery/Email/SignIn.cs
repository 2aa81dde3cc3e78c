using System.Net;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Signs in with a token or a password, by the strongest way that is offered and no other.</summary>
internal sealed class SignIn(EmailOptions options, AccessToken token)
{
    private const string Bearer = "XOAUTH2";

    // Strongest first. MailKit alone would try one after the other, and a wrong password would soon lock the account.
    private static readonly string[] ByPassword = ["SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN"];

    public async Task AsAsync(SmtpClient client, SmtpWatch watch)
    {
        if (options.User is not { Length: > 0 } user)
            return;
        if (!client.IsSecure)
            throw new SmtpUnfitException("signing in needs TLS (Delivery:Email:Security)");
        try
        {
            if (options.OAuth is null)
                await ByPasswordAsync(client, new(user, options.Password));
            else
                await ByTokenAsync(client, user);
        }
        catch (AuthenticationException) when (watch.LastReply is { IsDone: false } refusal)
        {
            throw new SmtpRefusedException(refusal);
        }
    }

    /// <summary>Whether to sign in once more: a refused token may have been withdrawn, and is replaced.</summary>
    public bool RenewsAfter(Exception error)
    {
        if (options.OAuth is null || error is not (SmtpRefusedException or AuthenticationException))
            return false;
        token.Forget();
        return true;
    }

    private static async Task ByPasswordAsync(SmtpClient client, NetworkCredential credential)
    {
        var way = Array.Find(ByPassword, client.AuthenticationMechanisms.Contains)
            ?? throw new SmtpUnfitException(
                $"the server offers none of AUTH {string.Join(", ", ByPassword)}, but Delivery:Email:User is set");
        client.AuthenticationMechanisms.IntersectWith([way]);
        await client.AuthenticateAsync(Encoding.UTF8, credential);
    }

    private async Task ByTokenAsync(SmtpClient client, string user)
    {
        if (!client.AuthenticationMechanisms.Contains(Bearer))
            throw new SmtpUnfitException($"the server does not offer AUTH {Bearer}, but Delivery:Email:OAuth is set");
        await client.AuthenticateAsync(new SaslMechanismOAuth2(user, await token.GetAsync()));
    }
}
