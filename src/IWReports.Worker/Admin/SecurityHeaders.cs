using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin;

/// <summary>What every answer tells the browser: nothing from elsewhere, nothing inline, no framing, no keeping.</summary>
internal static class SecurityHeaders
{
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Hangfire's pages bring icons as a font, empty style attributes, and the one style sheet that their chart adds to the page.
    private const string Jobs = Page
        + "; font-src 'self'; style-src-elem 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='; style-src-attr 'unsafe-inline'";

    // A report brings its own styles and pictures, and gets no scripts, forms or origin.
    private const string Report = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
        + "'none'; frame-ancestors 'self'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // The sign-out form of a page leads on to the provider's.
        var provider = app.Services.GetRequiredService<IOptions<AdminOptions>>().Value.SingleSignOn?.Authority;
        var page = provider is null ? Page
            : Page.Replace("form-action 'self'", $"form-action 'self' {provider.GetLeftPart(UriPartial.Authority)}",
                StringComparison.Ordinal);
        app.Use((context, next) => AddAsync(context, next, page));
    }

    private static Task AddAsync(HttpContext context, RequestDelegate next, string page)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(JobPages.Registration.Path,
            StringComparison.OrdinalIgnoreCase) ? Jobs : page;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        return next(context);
    }

    /// <summary>Lets this answer be shown in a frame of ours, cut off from everything.</summary>
    public static void AllowFraming(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Report;
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
