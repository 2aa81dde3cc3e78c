using System.Threading.RateLimiting;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
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
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Questionnaires/Pages");
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.Of(context, options.Value.BehindTlsProxy),
                _ => new() { PermitLimit = RequestsAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        _site = builder.Build();
        _site.Use(ProtectAsync);
        _site.UseExceptionHandler(failed => failed.Run(context =>
            context.Response.WriteAsync("Something went wrong here. Your answers are not kept yet: try again later.")));
        _site.UseRateLimiter();
        foreach (var sheet in new[] { "style.css", "questionnaire.css" })
            _site.MapGet($"/{sheet}", context => SendAsync(context, here.WebRootFileProvider.GetFileInfo(sheet)));
        _site.MapRazorPages();
        try
        {
            await _site.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new PartMissingException($"Feedback:Url: {url} cannot be listened at ({taken.Message}). Give another port.", taken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_site is null)
            return;
        await _site.StopAsync(cancellationToken);
        await _site.DisposeAsync();
    }

    private static Task SendAsync(HttpContext context, IFileInfo file)
    {
        context.Response.ContentType = "text/css";
        return context.Response.SendFileAsync(file);
    }

    private static Task ProtectAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        // The address is the key.
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
