using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Delivery.Email;

/// <summary>
/// A name and an address that can stand in a header and in an SMTP command: local part a dot-atom, domain in its ASCII form.
/// </summary>
internal sealed record Mailbox
{
    // RFC 5321, 4.5.3.1: local part 64, path 256 with its angle brackets.
    private const int LongestLocal = 64;
    private const int LongestAddress = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private Mailbox(string name, string local, string domain) => (Name, Local, Domain) = (name, local, domain);

    public string Name { get; }

    public string Local { get; }

    public string Domain { get; }

    public string Address => $"{Local}@{Domain}";

    /// <summary>The same for every way to write the address: no server that matters tells capitals before the @ apart.</summary>
    public string Identity => Address.ToLowerInvariant();

    /// <summary>Reads an address; what is none gives false and a sentence that says whose it is and what is wrong.</summary>
    public static bool TryParse(string name, string address, [NotNullWhen(true)] out Mailbox? mailbox,
        [NotNullWhen(false)] out string? wrong)
    {
        mailbox = null;
        wrong = Reason(name, address, out var local, out var domain) is { } reason
            ? $"{(name.Length > 0 ? $"{Shown(name)}: " : "")}\"{Shown(address)}\" {reason}; an address reads name@example.com." : null;
        if (wrong is null)
            mailbox = new(name, local, domain);
        return wrong is null;
    }

    /// <summary>Reads an address from the settings; what is none is an error that names the setting.</summary>
    public static Mailbox Parse(string name, string address, string setting) =>
        TryParse(name, address, out var mailbox, out var wrong) ? mailbox : throw new InputException($"{setting}: {wrong}");

    private static string? Reason(string name, string address, out string local, out string domain)
    {
        (local, domain) = ("", "");
        if (name.Any(char.IsControl))
            return "belongs to a name with a control character";
        if (string.IsNullOrWhiteSpace(address))
            return "is no address";
        if (address.Any(char.IsControl))
            return "has a control character";
        var at = address.LastIndexOf('@');
        if (at < 0)
            return "has no @";
        local = address[..at];
        if (local.Length > LongestLocal || !local.Split('.').All(atom => atom.Length > 0 && atom.All(IsAtomText)))
            return "has a part before the @ that mail servers do not take";
        if (Ascii(address[(at + 1)..]) is not { } ascii)
            return "has no valid domain";
        domain = ascii;
        return local.Length + 1 + domain.Length > LongestAddress ? "is too long" : null;
    }

    // The mapping throws for what is no domain; there is no other way to ask it.
    private static string? Ascii(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain.ToLowerInvariant());
            var labels = ascii.Split('.');
            return labels.Length > 1 && labels.All(label => label.Length > 0) && !labels[^1].All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // RFC 5322, 3.2.3: atext.
    private static bool IsAtomText(char letter) => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~".Contains(letter);

    // Goes to logs and terminals: a line break in it must not look like a second line.
    private static string Shown(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
