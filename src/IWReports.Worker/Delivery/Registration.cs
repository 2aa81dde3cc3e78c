using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Delivery.Folder;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using IWReports.Worker.Reporting;

namespace IWReports.Worker.Delivery;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    // A lease must outlive the slowest hand-over, with time to write down its outcome.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSettings<DeliveryOptions>("Delivery", strict: false);
        services.AddSettings<FolderOptions>("Delivery:Folder");
        services.AddSettings<EmailOptions>("Delivery:Email")
            .Validate<IOptions<DeliveryOptions>>(
                (email, delivery) => delivery.Value.Channel is not DeliveryChannel.Email || email.Host.Length > 0,
                "Delivery:Channel is Email, but Delivery:Email:Host names no relay.")
            .Validate<IOptions<DeliveryOptions>>(
                (email, delivery) => email.Deadline + email.DotTimeout + Margin <= delivery.Value.Lease,
                "Delivery:Lease is too short: it must be longer than Delivery:Email:Deadline and Delivery:Email:DotTimeout together, by "
                    + "a minute.");
        services.AddSingleton<Outbox>();
        services.AddSingleton<PlanDeliveries>(provider => provider.GetRequiredService<Outbox>().PlanAsync);
        services.AddSingleton<DeliveryLeases>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<Approvals>();
        services.AddSingleton<DeliverJob>();
        services.AddSingleton<TestCopy>();
        services.AddSingleton<TestMails>();
        services.AddSingleton<RecipientStore>();
        services.AddSingleton(provider => new AccessToken(provider.GetRequiredService<IOptions<EmailOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Func<IDeliveryChannel>>(provider => () => Open(provider));
        return services;
    }

    private static IDeliveryChannel Open(IServiceProvider provider)
    {
        var delivery = provider.GetRequiredService<IOptions<DeliveryOptions>>().Value;
        return delivery.Channel switch
        {
            DeliveryChannel.Email => new EmailChannel(provider.GetRequiredService<IOptions<EmailOptions>>().Value, delivery.Sender(),
                provider.GetRequiredService<AccessToken>()),
            _ => new FolderChannel(provider.GetRequiredService<IOptions<FolderOptions>>().Value,
            provider.GetRequiredService<ILogger<FolderChannel>>()),
        };
    }
}
