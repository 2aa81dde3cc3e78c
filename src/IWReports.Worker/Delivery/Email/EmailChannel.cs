using IWReports.Worker.Delivery.Channels;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Hands messages to the company's relay, many over one connection.</summary>
internal sealed class EmailChannel(EmailOptions options, Mailbox from, AccessToken? token = null) : IDeliveryChannel
{
    private readonly SubmissionClient _client = new(options, new(options, token ?? new(options, TimeProvider.System)));

    public async Task<SendResult> SendAsync(OutgoingMessage message)
    {
        var result = await _client.SendAsync(from.Address, message.Address, message.Mime);
        var text = result.Kind is SendResultKind.Accepted ? result.Text : $"{result.Stage}: {result.Text}";
        return new(result.Kind, text, ChannelDown: result.Kind is SendResultKind.Transient && result.Stage < SmtpStage.Mail);
    }

    /// <summary>Connects, signs in and says goodbye; throws what went wrong.</summary>
    public Task CheckAsync() => _client.CheckAsync();

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
