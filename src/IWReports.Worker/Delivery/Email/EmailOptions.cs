using System.ComponentModel.DataAnnotations;
using System.Net;

namespace IWReports.Worker.Delivery.Email;

/// <summary>How the conversation with the relay is protected.</summary>
internal enum SmtpSecurity { StartTls, Implicit, None }

/// <summary>
/// The relay that takes our mail (Delivery:Email). User and password belong into a secret store, not into the settings file.
/// </summary>
internal sealed class EmailOptions : IValidatableObject
{
    public string Host { get; init; } = "";

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>TLS from STARTTLS (port 587) or from the first byte (465). None is for a relay on this machine.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Allows Security None to another machine: everything can be read on the way, and there is no signing in.</summary>
    public bool AllowUnencrypted { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Signs in with a token instead of a password (XOAUTH2).</summary>
    public OAuthOptions? OAuth { get; init; }

    /// <summary>A PEM file with the company's own certificate authority, where the relay's certificate comes from one.</summary>
    public string? CertificateAuthority { get; init; }

    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For each answer, and for each block of the message.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For everything up to the final dot, however slowly a server answers.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// For the answer to the final dot and for making sure of it. RFC 5321, 4.5.3.2.6 asks for ten minutes: giving up earlier makes
    /// duplicates.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan DotTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security is SmtpSecurity.None && !AllowUnencrypted && !IsLoopback)
            yield return new("Delivery:Email:Security is None for a relay on another machine. Use StartTls or Implicit, or set "
                + "Delivery:Email:AllowUnencrypted.");
        if (Security is SmtpSecurity.None && !string.IsNullOrEmpty(User))
            yield return new("Delivery:Email:User needs TLS: set Delivery:Email:Security to StartTls or Implicit.");
        if (OAuth is null && string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
            yield return new("Delivery:Email:User and Delivery:Email:Password belong together; one of them is missing. "
                + "Delivery:Email:OAuth may stand for the password.");
        if (OAuth is not null && string.IsNullOrEmpty(User))
            yield return new("Delivery:Email:OAuth needs Delivery:Email:User: the mailbox that signs in.");
        if (OAuth is not null && !string.IsNullOrEmpty(Password))
            yield return new("Delivery:Email:OAuth and Delivery:Email:Password exclude each other: remove one of them.");
        foreach (var fault in OAuth?.Faults() ?? [])
            yield return new(fault);
        if (Host.Length > 0 && (Host[0] == '[' || Uri.CheckHostName(Host) is UriHostNameType.Unknown))
            yield return new($"Delivery:Email:Host: \"{Host}\" is no name or address of a server; an IPv6 address has no brackets.");
        if (CertificateAuthority is { Length: > 0 } file && CertificateFile.Fault(file) is { } wrong)
            yield return new($"Delivery:Email:CertificateAuthority: {wrong}");
    }

    private bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
