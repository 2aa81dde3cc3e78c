using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Reporting.Rendering;
using MimeKit;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>Valid values for whatever a test of delivery is not about.</summary>
internal static class Some
{
    public const string Sender = "reports@widgets.example";

    public static readonly DateTimeOffset Date = new(2025, 12, 2, 7, 0, 0, TimeSpan.FromHours(11));

    public static DeliveryKey Key(int revision = 1, int recipient = 7) => new("board-report", "2025-11", "company", revision, recipient);

    public static RenderedReport Rendered(string subject = "November 2025: calls 1,560") => new(
        subject,
        "<p>Calls 1,560 – up 12 %</p><img src=\"cid:trend@iwreports\" alt=\"Calls per month\">",
        "Calls 1,560 – up 12 %\n.\n.. a line of dots\n",
        "%PDF-1.7 not really"u8.ToArray(),
        [new("trend", "Calls per month", "<svg/>", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 255], 600, 200)]);

    public static Mailbox Box(string name = "Ann", string address = "ann@board.example") => Mailbox.Parse(name, address, "test");

    public static ReportMessage Message(string subject = "November 2025: calls 1,560", string name = "Ann", DeliveryKey? key = null) =>
        new(Box("Reports", Sender), Box(name), key ?? Key(), Date, Rendered(subject));

    /// <summary>The message as its reader has it.</summary>
    public static MimeMessage Read(ReportMessage message) => MimeMessage.Load(new MemoryStream(message.ToBytes()));

    public static SubmissionClient Client(EmailOptions relay) => new(relay, new(relay, new(relay, TimeProvider.System)));

    public static EmailOptions Relay(ScriptedSmtpServer server) =>
        new() { Host = "localhost", Port = server.Port, Security = SmtpSecurity.None };

    public static EmailOptions SecureRelay(ScriptedSmtpServer server, TestCertificate certificate,
        SmtpSecurity security = SmtpSecurity.StartTls) => new()
    {
        Host = "localhost",
        Port = server.Port,
        Security = security,
        User = "iw",
        Password = "s3cret",
        CertificateAuthority = certificate.AuthorityFile,
    };
}
