using IWReports.Core.Calendar;
using IWReports.Worker.Delivery.Email.Mime;
using IWReports.Worker.Rendering;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Delivery;

/// <summary>Sends a report to one address to look at. It is no delivery: nothing is stored, and each copy is a message of its own.</summary>
internal sealed class TestCopy(ReportJob reports, Func<IDeliveryChannel> openChannel, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>How many went out, one per scope. Errors: an address that is none or not allowed, or a relay that does not take it.</summary>
    public async Task<int> SendAsync(string report, ReportPeriod period, string address, CancellationToken cancellationToken)
    {
        if (options.Value.Refusal("", address, out var to) is { } refused)
            throw new InputException($"--to: {refused}");

        var previews = await reports.PreviewAsync(report, period, null, cancellationToken);
        await using var channel = openChannel();
        foreach (var (draft, rendered) in previews)
        {
            // The time keeps two copies apart: equal Message-IDs may be taken for one message on the way.
            var key = new DeliveryKey(report, period.ToString(), $"test of {draft.Scope}, {time.GetUtcNow():yyyy-MM-dd HH-mm-ss}", 0, 0);
            var copy = rendered with { Subject = $"[Test] {rendered.Subject}" };
            var mime = new ReportMessage(options.Value.Sender(), to!, key, time.GetUtcNow(), copy).ToBytes();
            var outcome = await channel.SendAsync(new(key, "test copy", to!.Address, mime));
            if (outcome.Kind is not OutcomeKind.Accepted)
                throw new PartMissingException($"The test copy was not taken: {outcome.Text}");
        }

        return previews.Count;
    }
}
