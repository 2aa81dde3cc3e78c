using System.Threading.RateLimiting;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Questionnaires;

/// <summary>
/// The questionnaire's own web server: nothing of the dashboard answers there, and nothing of it on the dashboard's port. Off while it has
/// no address.
/// </summary>
internal sealed class FeedbackSite(FeedbackLinks links, FeedbackAnswers answers, IOptions<FeedbackOptions> options,
    IOptions<CompanyOptions> company, IWebHostEnvironment here, ILoggerFactory logging) : IHostedService
{
    // A family behind one address answers a few; nobody tries tokens out.
    private const int RequestsAMinute = 60;

    private const int LargestRequest = 32 * 1024;

    private WebApplication? _site;

    /// <summary>Where it listens, once it does; null while it is off.</summary>
    public string? Address => _site?.Urls.FirstOrDefault();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Url is not { } url)
            return;
        Binding.CheckFree([url.ToString()], "Feedback:Url");
        _site = Build(url);
        await _site.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_site is null)
            return;
        await _site.StopAsync(cancellationToken);
        await _site.DisposeAsync();
    }

    private WebApplication Build(Uri url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(FeedbackSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // The dashboard's addresses and certificates are not its own.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(url.ToString());
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, LargestRequest));
        builder.Services.AddSingleton(logging).AddSingleton(links).AddSingleton(answers).AddSingleton(company);
        // Its form has no other token than its link: nothing here is to be signed, so no key is kept.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Questionnaires/Pages");
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsStyle(context.Request)
                ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetFixedWindowLimiter(
                    ClientAddress.Of(context, options.Value.IsBehindProxy),
                    _ => new() { PermitLimit = RequestsAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        var site = builder.Build();
        Map(site);
        return site;
    }

    private void Map(WebApplication site)
    {
        site.Use(ProtectAsync);
        site.UseExceptionHandler(failed => failed.Run(context =>
            context.Response.WriteAsync("Something went wrong here. Your answers are not kept yet: try again later.")));
        site.UseRateLimiter();
        site.Use(ReadFormAsync);
        foreach (var sheet in new[] { "style.css", "questionnaire.css" })
            site.MapGet($"/{sheet}", context => SendAsync(context, here.WebRootFileProvider.GetFileInfo(sheet)));
        site.MapRazorPages();
    }

    private static bool IsStyle(HttpRequest request) => request.Path.Value?.EndsWith(".css", StringComparison.Ordinal) == true;

    // What is no form, or too large a one, is refused before a page asks for its fields.
    private static async Task ReadFormAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("That could not be read. Open the link again.");
            return;
        }

        await next(context);
    }

    private static Task SendAsync(HttpContext context, IFileInfo file)
    {
        context.Response.ContentType = "text/css";
        return context.Response.SendFileAsync(file);
    }

    private static Task ProtectAsync(HttpContext context, RequestDelegate next)
    {
        // At the very end: an answer to an error has lost what was set before.
        context.Response.OnStarting(() =>
        {
            Protect(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        // The address is the key.
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
    }
}
