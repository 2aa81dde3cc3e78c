using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Rendering;
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
        if (Refusal("", address, out var to) is { } refusal)
            throw new InputException($"--to: {refusal}");
        var sentTo = options.Value.Envelope(to!.Address);
        var previews = await reports.PreviewAsync(report, period, null, cancellationToken);
        await using var channel = openChannel();
        foreach (var (draft, rendered) in previews)
        {
            var outcome = await HandOverAsync(channel, to, new(report, period.ToString(), draft.Scope, 0, 0), rendered);
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

    /// <summary>Why no test may go to an address. As with deliveries, where mail may go is asked of those it really goes to.</summary>
    public string? Refusal(string name, string address, out Mailbox? to)
    {
        var refusal = options.Value.Refusal(name, address, out to);
        return to is not null && options.Value.Envelope(to.Address) != to.Address ? null : refusal;
    }

    /// <summary>Hands one copy over, marked as a test in its subject and with a Message-ID of its own.</summary>
    public Task<SendResult> HandOverAsync(IDeliveryChannel channel, Mailbox to, DeliveryKey of, RenderedReport rendered)
    {
        // The time keeps two copies apart: equal Message-IDs may be taken for one message on the way.
        var scope = $"test of {of.Scope}, {time.GetUtcNow():yyyy-MM-dd HH-mm-ss.fff}";
        var key = new DeliveryKey(of.Report, of.Period, scope, of.Revision, of.RecipientId);
        var copy = rendered with { Subject = $"[Test] {rendered.Subject}" };
        var mime = new ReportMessage(options.Value.Sender(), to, key, time.GetUtcNow(), copy).ToBytes();
        return channel.SendAsync(new(key, "test copy", options.Value.Envelope(to.Address), mime));
    }
}
