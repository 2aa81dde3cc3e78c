using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace IWReports.Worker.Delivery.Email;

/// <summary>The certificate that a relay shows: whom to trust, and why this one is not trusted.</summary>
internal sealed class SmtpCertificate(EmailOptions options)
{
    /// <summary>What is wrong with it; null as long as nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Trusts the own authority only, where the settings name one.</summary>
    public X509ChainPolicy? OwnAuthority()
    {
        if (options.CertificateAuthority is not { Length: > 0 } file)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(CertificateFile.Read(file));
        return policy;
    }

    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            Fault = $"the server's certificate is for another name than {options.Host} (Delivery:Email:Host)";
        else if (errors is not SslPolicyErrors.None)
            Fault = $"the server's certificate is not trusted: {Reason(chain)} (Delivery:Email:CertificateAuthority)";
        return errors is SslPolicyErrors.None;
    }

    private static string Reason(X509Chain? chain) => chain?.ChainStatus.FirstOrDefault().Status.ToString() ?? "it sent none";
}
