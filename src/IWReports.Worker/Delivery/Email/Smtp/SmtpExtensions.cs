using System.Globalization;

namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>What the server said it can do in its answer to EHLO.</summary>
internal sealed record SmtpExtensions(bool StartTls, bool Size, long LargestMessage, IReadOnlySet<string> SignIns)
{
    public static readonly SmtpExtensions None = new(false, false, 0, new HashSet<string>());

    public static SmtpExtensions Of(SmtpReply reply)
    {
        // The first line is the server's name.
        var words = reply.Lines.Skip(1).Select(line => line.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(line => line.Length > 0).ToList();
        var size = words.FirstOrDefault(line => line[0] == "SIZE");
        return new(
            words.Exists(line => line[0] == "STARTTLS"),
            size is not null,
            // RFC 1870, 4: none or 0 sets no limit.
            size is [_, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0,
            words.Where(line => line[0] == "AUTH").SelectMany(line => line.Skip(1)).ToHashSet());
    }
}
