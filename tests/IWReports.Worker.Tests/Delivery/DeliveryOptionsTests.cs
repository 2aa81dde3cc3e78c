using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Email;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Delivery;

public sealed class DeliveryOptionsTests
{
    [Theory]
    [InlineData("Delivery:From", "nobody")]
    [InlineData("Delivery:RedirectTo", "nobody")]
    [InlineData("Delivery:Email:Host", "", "Delivery:Channel", "Email")]
    [InlineData("Delivery:Email:Security", "None", "Delivery:Email:Host", "relay.example")]
    [InlineData("Delivery:Email:User", "iw", "Delivery:Email:Security", "None")]
    [InlineData("Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:OAuth:TokenUrl", "http://login.example/token", "Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:OAuth:ClientId", "", "Delivery:Email:OAuth:TokenUrl", "https://login.example/token", "Delivery:Email:User",
        "iw")]
    [InlineData("Delivery:Email:OAuth:ClientSecret", "", "Delivery:Email:OAuth:TokenUrl", "https://login.example/token",
        "Delivery:Email:OAuth:ClientId", "iw", "Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:OAuth:TokenUrl", null, "Delivery:Email:OAuth:ClientId", "iw", "Delivery:Email:OAuth:ClientSecret", "iw",
        "Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:User", "", "Delivery:Email:OAuth:ClientId", "iw")]
    [InlineData("Delivery:Email:Password", "both", "Delivery:Email:OAuth:ClientId", "iw", "Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:Host", "[::1]")]
    [InlineData("Delivery:Email:OAuth:TokenUrl", "ftp://localhost/token", "Delivery:Email:OAuth:ClientId", "iw",
        "Delivery:Email:OAuth:ClientSecret", "iw", "Delivery:Email:User", "iw")]
    [InlineData("Delivery:Email:CertificateAuthority", "/dev/null")]
    [InlineData("Delivery:Email:CertificateAuthority", "/etc/hostname")]
    [InlineData("Delivery:Lease", "00:20:00")]
    public void A_setting_that_would_lose_or_leak_mail_is_refused_by_name(params string?[] settings)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Contains(settings[0]!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_right() => Read([]);

    [Theory]
    [InlineData(1, 0.5, 5)]
    [InlineData(2, 0.5, 10)]
    [InlineData(1, 0, 4)]
    [InlineData(1, 1, 6)]
    [InlineData(1000, 0.5, 120)]
    public void The_wait_doubles_is_spread_and_has_a_bound(int attempt, double chance, double minutes) =>
        Assert.Equal(minutes, RetryDelay.Of(attempt, TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), chance).TotalMinutes, 6);

    private static void Read(string?[] settings)
    {
        var values = new Dictionary<string, string?> { ["Delivery:From"] = Some.Sender };
        for (var at = 0; at < settings.Length; at += 2)
            values[settings[at]!] = settings[at + 1];
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddDelivery();
        using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IOptions<DeliveryOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<EmailOptions>>().Value;
    }
}
