using System.Globalization;
using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using MimeKit;

namespace IWReports.Worker.Delivery.Email;

/// <summary>One report for one person as a message. The same report gives the same bytes.</summary>
/// <remarks>mixed( alternative( text, related( HTML, charts ) ), PDF, workbook )</remarks>
internal sealed record ReportMessage(Mailbox From, Mailbox To, DeliveryKey Key, DateTimeOffset Date, RenderedReport Report)
{
    // RFC 5322, 2.1.1: lines should end here.
    private const int LineLength = 78;

    public string MessageId => Key.MessageId(From.Domain);

    /// <summary>The message as it will leave, whatever the server offers: seven bits, short lines, CRLF.</summary>
    public byte[] ToBytes()
    {
        using var message = new MimeMessage(Headers()) { Body = Content() };
        message.Prepare(EncodingConstraint.SevenBit, LineLength);
        using var bytes = new MemoryStream();
        message.WriteTo(FrozenMessage.Format, bytes);
        return bytes.ToArray();
    }

    private IEnumerable<Header> Headers() =>
    [
        Structured("Date", MimeKit.Utils.DateUtils.FormatDate(Date)),
        HeaderText.Field("From", From),
        HeaderText.Field("To", To),
        HeaderText.Field("Subject", Report.Subject),
        Structured("Message-ID", MessageId),
        // Out-of-office replies to a report help nobody; bounces do, so they are not suppressed.
        Structured("Auto-Submitted", "auto-generated"),
        Structured("X-Auto-Response-Suppress", "OOF, AutoReply"),
        Structured("List-Id", $"<{Key.Report}.reports.{From.Domain}>"),
        HeaderText.Field("X-IW-Run", string.Create(CultureInfo.InvariantCulture,
            $"{Key.Report} {Key.Period} {Key.Scope} revision {Key.Revision}")),
        Structured("X-IW-Delivery", Key.Tag),
        Structured("MIME-Version", "1.0"),
    ];

    private Multipart Content()
    {
        var readable = Together("alternative", Text("plain", Report.Text), Html());
        List<MimeEntity> files = [];
        if (Report.Pdf.Length > 0)
            files.Add(File(new("application", "pdf"), ContentDisposition.Attachment, FileNameOf("pdf"), Report.Pdf));
        if (Report.Workbook.Length > 0)
            files.Add(File(ContentType.Parse(Edition.WorkbookType), ContentDisposition.Attachment, FileNameOf("xlsx"), Report.Workbook));
        return files.Count == 0 ? readable : Together("mixed", [readable, .. files]);
    }

    private MimeEntity Html()
    {
        var html = Text("html", Report.Html);
        // A picture that the HTML does not show would turn up as a nameless attachment.
        var shown = Report.Charts.Where(chart => Report.Html.Contains($"cid:{chart.ContentId}", StringComparison.Ordinal))
            .Select(Picture).ToList();
        if (shown.Count == 0)
            return html;
        var related = Together("related", [html, .. shown]);
        related.ContentType.Parameters.Insert(0, new Parameter("type", "text/html"));
        return related;
    }

    private static MimePart Picture(RenderedChart chart)
    {
        var picture = File(new("image", "png"), ContentDisposition.Inline, $"{chart.Id}.png", chart.Png);
        picture.ContentId = chart.ContentId;
        return picture;
    }

    private static MimePart File(ContentType type, string disposition, string name, byte[] content) => new(type)
    {
        Content = new MimeContent(new MemoryStream(content)),
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new(disposition) { FileName = name },
    };

    private static TextPart Text(string subtype, string text) => new(subtype)
    {
        // One kind of line break: a lone CR would otherwise be sent as a letter.
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
        ContentTransferEncoding = ContentEncoding.QuotedPrintable,
    };

    // Ours, so the same message is the same bytes; "=_" occurs in neither quoted-printable nor base64.
    private Multipart Together(string subtype, params MimeEntity[] parts)
    {
        var together = new Multipart(subtype) { Boundary = $"=_iw_{Key.Tag}_{subtype}" };
        foreach (var part in parts)
            together.Add(part);
        return together;
    }

    private static Header Structured(string name, string value) => new(Encoding.ASCII, name, value);

    private string FileNameOf(string ending) =>
        $"{Key.Report}-{Key.Period}{(Key.Scope == "company" ? "" : $"-{FileName.Of(Key.Scope, "team")}")}.{ending}";
}
