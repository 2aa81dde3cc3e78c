using System.Security.Claims;
using IWReports.Worker.Company;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IWReports.Worker.Admin;

/// <summary>Signs people in by the company's own sign-in, in the role and team that its claims give them.</summary>
internal static class SingleSignOn
{
    public const string Scheme = "single-sign-on";

    /// <summary>Where a person is told that they are known there, but not here, or that it failed.</summary>
    public const string Refused = "/sign-in/refused";

    public static void AddSingleSignOn(this AuthenticationBuilder authentication)
    {
        authentication.AddOpenIdConnect(Scheme, _ => { });
        authentication.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<AdminOptions>>((connect, admin) =>
        {
            if (admin.Value.SingleSignOn is { Authority: not null } settings)
                Configure(connect, settings);
        });
    }

    /// <summary>The way to the provider, where there is one.</summary>
    public static void MapSingleSignOn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AdminOptions>>().Value.SingleSignOn?.Authority is null)
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().RemoveScheme(Scheme);
        else
            app.MapGet("/sign-in/company", ChallengeAsync).AllowAnonymous();
    }

    private static void Configure(OpenIdConnectOptions connect, SingleSignOnOptions settings)
    {
        connect.Authority = settings.Authority!.ToString();
        connect.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        (connect.ClientId, connect.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        (connect.ResponseType, connect.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (connect.CallbackPath, connect.SignedOutCallbackPath) = ("/sign-in/done", "/sign-out/done");
        // A cookie does not come along in the provider's frame, so there would be nothing to end.
        connect.RemoteSignOutPath = default;
        connect.MapInboundClaims = false;
        // The cookies of a sign-in end by the browser's clock, whatever day the schedules are shown.
        connect.TimeProvider = TimeProvider.System;
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        foreach (var cookie in new[] { connect.CorrelationCookie, connect.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        connect.Events.OnTicketReceived = context => ReceiveAsync(context, settings);
        connect.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SingleSignOn))
                .LogWarning(context.Failure, "Somebody came back from single sign-on and could not be let in.");
            context.HandleResponse();
            context.Response.Redirect($"{Refused}?failed=true");
            return Task.CompletedTask;
        };
        connect.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = settings.ClientId;
            return Task.CompletedTask;
        };
    }

    private static async Task ReceiveAsync(TicketReceivedContext context, SingleSignOnOptions settings)
    {
        var services = context.HttpContext.RequestServices;
        var (name, role, team) = Person(context.Principal!, settings, services.GetRequiredService<IOptions<CompanyOptions>>().Value);
        var session = name is not null && role is not null
            ? await services.GetRequiredService<Sessions>().BeginElsewhereAsync(name, role, team, context.HttpContext.RequestAborted)
            : null;
        if (session is null)
        {
            context.HandleResponse();
            context.Response.Redirect(Refused);
            return;
        }

        (context.Principal, context.Properties) = (session, new() { RedirectUri = context.ReturnUri });
    }

    /// <summary>Who it is, and as what they come; no role for whom the settings know none, nor for a supervisor of no team.</summary>
    internal static (string? Name, string? Role, string? Team) Person(ClaimsPrincipal person, SingleSignOnOptions settings,
        CompanyOptions company)
    {
        var name = person.FindFirstValue(settings.NameClaim)?.Trim();
        if (name is null or { Length: 0 or > 64 } || name.Any(char.IsControl))
            return default;
        var roles = person.FindAll(settings.RoleClaim).Select(claim => settings.Roles.GetValueOrDefault(claim.Value)).ToList();
        var role = Roles.All.LastOrDefault(roles.Contains);
        var team = role == Roles.Supervisor ? person.FindAll(settings.TeamClaim).Select(claim => claim.Value)
            .FirstOrDefault(company.Teams.ContainsKey) : null;
        return (name, role == Roles.Supervisor && team is null ? null : role, team);
    }

    private static async Task<IResult> ChallengeAsync(HttpContext context, string? from)
    {
        var back = from is { Length: > 1 } && from[0] == '/' && from[1] is not ('/' or '\\') ? from : "/";
        try
        {
            await context.ChallengeAsync(Scheme, new() { RedirectUri = back });
            return Results.Empty;
        }
        // The provider cannot be asked for its configuration.
        catch (InvalidOperationException down) when (down.InnerException is not null)
        {
            return Results.Redirect($"{Refused}?failed=true");
        }
    }
}
