using System.Text.Json;
using IWReports.Core.Language;
using IWReports.Worker.Admin.JobPages;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    // OWASP's number for PBKDF2 with HMAC-SHA512.
    private const int HashRounds = 210_000;

    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddSettings<AdminOptions>("Admin");
        // As it is written: whether it is right the section says itself, once.
        services.AddOptions<RenderingOptions>().PostConfigure<IConfiguration>((rendering, settings) => rendering.Dashboard =
            Uri.TryCreate(settings[$"Admin:{nameof(AdminOptions.PublicUrl)}"], UriKind.Absolute, out var dashboard) ? dashboard : null);
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds);
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>();
        services.AddSingleton<Users>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Checks.SourceFreshness>();
        return services;
    }

    /// <summary>What only the dashboard needs.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<SignIn>();
        services.AddSingleton<CompanyTime>();
        services.AddSingleton<RunProgress>();
        services.AddSingleton<ScheduleChanges>();
        services.AddSingleton<EditionParts>();
        services.AddSingleton<VisibleEditions>();
        services.AddSingleton<VisibleRecipients>();
        services.AddSingleton<CallBacks>();
        services.AddSingleton<Findings.FindingsReader>();
        services.AddSingleton<Findings.WhatIfReader>();
        services.AddSingleton<Figures.KpiCatalogue>();
        services.AddSingleton<Figures.KpiMarkEdits>();
        services.AddSingleton<Needs>();
        services.AddSingleton<Lookup.LookupReader>();
        services.AddSingleton<Lookup.SearchBox>();
        services.AddSingleton<Data.MappingEdits>();
        services.AddSingleton<Data.DataBooks>();
        services.AddSingleton<Data.SourceRows>();
        services.AddSingleton<Data.Uploads>();
        services.AddSingleton<Data.TableUpload>();
        services.AddRazorPages(pages => pages.RootDirectory = "/Admin/Pages").AddMvcOptions(mvc => mvc.Filters.Add<HostileText>());
        services.AddPublicAddress();
        services.AddSignInLimits();
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddHealthChecks().AddCheck<DatabaseReady>("database").AddCheck<RunsComplete>("runs").AddCheck<JobsReady>("jobs");
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.CanSeeJobs, policy => policy.RequireRole(Roles.Viewer, Roles.Manager, Roles.Operator, Roles.Admin))
            .AddPolicy(Roles.Operates, policy => policy.RequireRole(Roles.Operator, Roles.Admin))
            .AddPolicy(Roles.Administers, policy => policy.RequireRole(Roles.Admin));
        services.AddSingleton<RefusedActs>();
        services.AddJobPages();
        AddCookies(services);
        AddForms(services);
        AddKeys(services);
        return services;
    }

    /// <summary>The pages and checks, in the order a request meets them.</summary>
    public static void MapAdmin(this WebApplication app)
    {
        app.UsePublicAddress();
        app.UseSecurityHeaders();
        // In a scope of its own: the one before may hold a sign-in that failed with the database, and would fail again.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = HostileText.StatusOf,
        });
        app.UseStatusCodePagesWithReExecute("/error");
        app.UseHostileTextRefusal();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapSingleSignOn();
        app.MapJobPages();
        app.MapFormerAddresses();
        app.MapHealthChecks("/health/live", Answer(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answer(_ => true)).AllowAnonymous();
    }

    private static void AddCookies(IServiceCollection services)
    {
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "from";
            cookie.ExpireTimeSpan = Sessions.Length;
            cookie.SlidingExpiration = false;
            cookie.Cookie.Name = "iwreports";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            SessionCookie.SetEvents(cookie.Events);
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<AdminOptions>>((cookie, admin) =>
            {
                cookie.Cookie.SecurePolicy = Secure(admin.Value);
                // Who comes back from the provider comes from another site, and must bring the session that just began.
                if (admin.Value.SingleSignOn?.Authority is not null)
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
            });
        authentication.AddSingleSignOn();
    }

    private static void AddForms(IServiceCollection services)
    {
        // What a page says once, a new password among it, is in a cookie until it has said it.
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IOptions<AdminOptions>>((told, admin) =>
            (told.Cookie.Name, told.Cookie.SameSite, told.Cookie.SecurePolicy) =
                ("iwreports-told", SameSiteMode.Strict, Secure(admin.Value)));
        services.AddAntiforgery();
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IOptions<AdminOptions>>((antiforgery, admin) =>
        {
            antiforgery.Cookie.Name = "iwreports-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = Secure(admin.Value);
            // Pages decide about framing themselves.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("iwreports");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<AdminOptions>, ILoggerFactory>((keys, admin, logging) =>
            keys.XmlRepository = new FileSystemXmlRepository(OwnFolder.Make(admin.Value.KeysFolder), logging));
    }

    private static CookieSecurePolicy Secure(AdminOptions admin) => admin.BehindTlsProxy ? CookieSecurePolicy.Always
        : CookieSecurePolicy.SameAsRequest;

    private static HealthCheckOptions Answer(Func<HealthCheckRegistration, bool> checks) => new()
    {
        Predicate = checks,
        // Late runs are for people to look at; they do not make the worker unfit. Strangers are told no more: the Health page does.
        ResultStatusCodes =
        {
            [HealthStatus.Healthy] = StatusCodes.Status200OK,
            [HealthStatus.Degraded] = StatusCodes.Status200OK,
            [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
        },
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(
            new { status = report.Status.Word() }, JsonSerializerOptions.Web),
    };
}
