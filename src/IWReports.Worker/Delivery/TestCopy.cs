using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Delivery;

/// <summary>How many test copies went out, and where to: elsewhere than asked where Delivery:RedirectTo is set.</summary>
internal sealed record TestCopies(int Copies, string SentTo);

/// <summary>
/// Sends a report to one address to look at. It is no delivery: nothing is stored, and each copy is a message of its own.
/// </summary>
internal sealed class TestCopy(ReportJob reports, Func<IDeliveryChannel> openChannel, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>Sends one copy per scope. Errors: an address that is none, not allowed or refused; a relay that is down.</summary>
    public async Task<TestCopies> SendAsync(string report, ReportPeriod period, string address, CancellationToken cancellationToken)
    {
        ReportJob.CheckSent(ReportCatalog.Find(report));
        // As with deliveries: where mail may go is asked of those it really goes to.
        var refusal = options.Value.Refusal("", address, out var to);
        var sentTo = options.Value.Envelope(to?.Address ?? address);
        if (to is null || (refusal is not null && sentTo == to.Address))
            throw new InputException($"--to: {refusal}");

        var previews = await reports.PreviewAsync(report, period, null, cancellationToken);
        await using var channel = openChannel();
        foreach (var (draft, rendered) in previews)
        {
            // The time keeps two copies apart: equal Message-IDs may be taken for one message on the way.
            var key = new DeliveryKey(report, period.ToString(), $"test of {draft.Scope}, {time.GetUtcNow():yyyy-MM-dd HH-mm-ss}", 0, 0);
            var copy = rendered with { Subject = $"[Test] {rendered.Subject}" };
            var mime = new ReportMessage(options.Value.Sender(), to, key, time.GetUtcNow(), copy).ToBytes();
            var outcome = await channel.SendAsync(new(key, "test copy", sentTo, mime));
            switch (outcome.Kind)
            {
                case SendResultKind.Permanent:
                    throw new InputException($"--to: the server refused the copy for {sentTo}: {outcome.Text}");
                case SendResultKind.Transient:
                    throw new PartMissingException($"The copy could not be handed over: {outcome.Text}. \"iwreports doctor\" tries the "
                        + $"way out without sending anything");
                case SendResultKind.Unknown:
                    throw new PartMissingException(
                        $"The connection was lost behind the message, so look in the mailbox before you send it again: {outcome.Text}");
            }
        }

        return new(previews.Count, sentTo);
    }
}
