using IWReports.Worker.Delivery.Email.Mime;
using IWReports.Worker.Delivery.Email.Smtp;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Hands messages to the company's relay, many over one connection.</summary>
internal sealed class EmailChannel(EmailOptions options, Mailbox from) : IDeliveryChannel
{
    private readonly SubmissionClient _client = new(options);

    public async Task<Outcome> SendAsync(OutgoingMessage message)
    {
        var result = await _client.SendAsync(from.Address, message.Address, message.Mime);
        var text = result.Kind is OutcomeKind.Accepted ? result.Text : $"{result.Stage}: {result.Text}";
        return new(result.Kind, text, ChannelDown: result.Kind is OutcomeKind.Transient && result.Stage < SmtpStage.Mail);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
