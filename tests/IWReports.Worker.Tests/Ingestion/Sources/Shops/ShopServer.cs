using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

/// <summary>A real HTTP server on a free port that answers as the test says, and remembers what it was asked.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ShopServer(WebApplication server) => _server = server;

    public string Url => _server.Urls.Single();

    /// <summary>"/path?query" of every question, in order.</summary>
    public List<string> Asked { get; } = [];

    public List<string> Headers { get; } = [];

    /// <summary>Makes the answer to the n-th question (from 1).</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) => JsonAsync(context, "[]");

    public static async Task<ShopServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new ShopServer(application);
        application.Run(context =>
        {
            server.Asked.Add($"{context.Request.Path}{context.Request.QueryString}");
            server.Headers.Add($"{context.Request.Headers.Authorization}{context.Request.Headers["X-Shopify-Access-Token"]}");
            return server.Answer(context, server.Asked.Count);
        });
        await application.StartAsync();
        return server;
    }

    public static Task JsonAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}

/// <summary>A clock on which every wait is over at once; what was waited for is remembered.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private DateTimeOffset _now = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        _now += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
