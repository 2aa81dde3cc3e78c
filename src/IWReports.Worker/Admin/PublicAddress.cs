using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin;

/// <summary>The host that requests claim counts only where nobody has said which one is right.</summary>
internal static class PublicAddress
{
    // Monitors and people on the machine itself.
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Refuses other hosts once Admin:PublicUrl is set; AllowedHosts, where that is set, counts instead.</summary>
    public static void AddPublicAddress(this IServiceCollection services) => services.AddOptions<HostFilteringOptions>()
        .Configure<IOptions<AdminOptions>, IConfiguration>((filter, admin, settings) =>
        {
            if (admin.Value.PublicUrl is { } address && settings["AllowedHosts"] is null or "" or "*")
                filter.AllowedHosts = [address.Host, .. ThisMachine];
        });

    /// <summary>What is built from a request's address names the public one; behind a proxy that does TLS it is https.</summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        var admin = app.Services.GetRequiredService<IOptions<AdminOptions>>().Value;
        app.Use((context, next) =>
        {
            if (admin.PublicUrl is { } address)
                (context.Request.Scheme, context.Request.Host) = (address.Scheme, new HostString(address.Authority));
            else if (admin.BehindTlsProxy)
                context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }
}
