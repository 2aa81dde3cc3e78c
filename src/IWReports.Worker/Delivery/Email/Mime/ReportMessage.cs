using System.Globalization;
using System.Text;
using IWReports.Worker.Rendering;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>One report for one person as a message: mixed( alternative( text, related( HTML, charts ) ), PDF ). The same report gives the same bytes.</summary>
internal sealed record ReportMessage(Mailbox From, Mailbox To, DeliveryKey Key, DateTimeOffset Date, RenderedReport Report)
{
    public string MessageId => Key.MessageId(From.Domain);

    public byte[] ToBytes()
    {
        var content = Content();
        return Encoding.ASCII.GetBytes(Headers() + content.Headers + "\r\n" + content.Body);
    }

    private string Headers() =>
        Header.Structured("Date", Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal))
        + Header.Mailbox("From", From)
        + Header.Mailbox("To", To)
        + Header.Text("Subject", Report.Subject)
        + Header.Structured("Message-ID", MessageId)
        // Out-of-office replies to a report help nobody; bounces do, so they are not suppressed.
        + Header.Structured("Auto-Submitted", "auto-generated")
        + Header.Structured("X-Auto-Response-Suppress", "OOF, AutoReply")
        + Header.Structured("List-Id", $"<{Key.Report}.reports.{From.Domain}>")
        + Header.Text("X-IW-Run", string.Create(CultureInfo.InvariantCulture, $"{Key.Report} {Key.Period} {Key.Scope} revision {Key.Revision}"))
        + Header.Structured("X-IW-Delivery", Key.Tag)
        + Header.Structured("MIME-Version", "1.0");

    private MimePart Content()
    {
        var readable = MimePart.Multipart("alternative", "", [MimePart.Text("plain", Report.Text), Html()]);
        return Report.Pdf.Length == 0 ? readable
            : MimePart.Multipart("mixed", "", [readable, MimePart.Attachment("application/pdf", PdfName(), Report.Pdf)]);
    }

    private MimePart Html()
    {
        var html = MimePart.Text("html", Report.Html);
        // A picture that the HTML does not show would turn up as a nameless attachment.
        var shown = Report.Charts.Where(chart => Report.Html.Contains($"cid:{chart.ContentId}", StringComparison.Ordinal))
            .Select(chart => MimePart.Inline("image/png", chart.ContentId, $"{chart.Id}.png", chart.Png)).ToList();
        return shown.Count == 0 ? html : MimePart.Multipart("related", " type=\"text/html\";", [html, .. shown]);
    }

    private string PdfName() => $"{Key.Report}-{Key.Period}{(Key.Scope == "company" ? "" : $"-{Key.Scope.Replace(':', '-')}")}.pdf";
}
