using System.Globalization;
using System.Threading.RateLimiting;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin;

/// <summary>How often one address, and one name, may try to sign in; beside the lock-out of a name, which lasts longer.</summary>
internal static class SignInLimits
{
    // A person mistypes a few times; an office behind one address has many people.
    public const int TriesByName = 12, TriesByAddress = 40;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(TriesByAddress, AddressOf), Limiter(TriesByName, context => NameOf(context.Request)));
        });
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(int tries, Func<HttpContext, string> who) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsTry(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(who(context), _ => new() { PermitLimit = tries, Window = Window })
            : RateLimitPartition.GetNoLimiter(""));

    private static bool IsTry(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);

    // Our form comes as fields; who sends it in parts shares one name with all who do.
    private static string NameOf(HttpRequest request) => HostileText.IsFields(request) ? request.Form["Name"].ToString().Trim() : "";

    private static string AddressOf(HttpContext context) => ClientAddress.Of(
        context, context.RequestServices.GetRequiredService<IOptions<AdminOptions>>().Value.BehindTlsProxy);
}
