using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Pictures;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>A report's preview as files: its parts, the mail as it would be sent, and how both look.</summary>
internal sealed class PreviewFiles(IOptions<DeliveryOptions> delivery, TimeProvider time)
{
    /// <summary>The mail, whole; any mail reader opens it.</summary>
    public const string Mail = "mail.eml";

    /// <summary>Writes what one edition would be to a folder. Errors: a folder that cannot be written, a browser that fails.</summary>
    public async Task<EditionAnswer> WriteAsync(
        string report, Draft draft, RenderedReport rendered, string folder, bool pictures, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var answer = EditionAnswer.OfPreview(draft, rendered, folder);
        var written = new List<string> { await MailAsync(report, draft, rendered, folder, cancellationToken) };
        if (!pictures)
            return answer with { Files = [.. answer.Files, .. written] };
        await foreach (var picture in MailPictures.OfMailAsync(Path.GetFullPath(Path.Combine(folder, Reporting.Editions.Edition.Html)),
            folder, cancellationToken))
            written.Add(Path.GetFullPath(picture));
        written.AddRange((await MailPictures.OfPagesAsync(Path.Combine(folder, Reporting.Editions.Edition.Pdf), folder, cancellationToken))
            .Select(Path.GetFullPath));
        return answer with { Files = [.. answer.Files, .. written] };
    }

    private async Task<string> MailAsync(
        string report, Draft draft, RenderedReport rendered, string folder, CancellationToken cancellationToken)
    {
        var sender = delivery.Value.Sender();
        var reader = draft.Recipients.Count > 0
            && Mailbox.TryParse(draft.Recipients[0].Name, draft.Recipients[0].Address, out var first, out _)
            ? first : sender;
        var key = new DeliveryKey(report, draft.Model.Period.ToString(), $"preview of {draft.Scope}", 0, 0);
        var file = Path.GetFullPath(Path.Combine(folder, Mail));
        await File.WriteAllBytesAsync(file, new ReportMessage(sender, reader, key, time.GetUtcNow(), rendered).ToBytes(),
            cancellationToken);
        return file;
    }
}
