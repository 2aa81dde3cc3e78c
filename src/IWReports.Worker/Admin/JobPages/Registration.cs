using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>Hangfire's dashboard behind our sign-in, in our colours, with what it lacks.</summary>
internal static class Registration
{
    public const string Path = "/hangfire";

    // Hangfire keeps these for the whole process, however many programs a test starts in it.
    private static readonly Lazy<bool> Decorated = new(Decorate);

    public static IServiceCollection AddJobPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<StartPageFigures>();
        services.AddSingleton<JobFilterAttribute, PeoplesActs>();
        return services;
    }

    public static void MapJobPages(this WebApplication app)
    {
        _ = Decorated.Value;
        app.MapPost($"{Path}/recurring/trigger", RecurringButtons.TriggerAsync).RequireAuthorization(Roles.Operates);
        app.MapPost($"{Path}/recurring/remove", RecurringButtons.Refuse).RequireAuthorization(Roles.Operates);
        app.MapGet($"{Path}/clock", (CompanyTime clock, IOptions<Scheduling.SchedulingOptions> scheduling) =>
            new { demo = scheduling.Value.Now is null ? null : clock.Now, zone = clock.Zone }).RequireAuthorization(Roles.CanSeeJobs);
        app.MapHangfireDashboard(Path, new DashboardOptions
        {
            // Who gets in is decided by our policy; an empty list, or only this machine would.
            Authorization = [],
            IsReadOnlyFunc = context => !context.GetHttpContext().User.MayOperate(),
            DisplayNameFunc = (_, job) => job.Args.Count > 1 && job.Args[1] is string title ? title : job.ToString(),
            DashboardTitle = "IWReports jobs",
            DisplayStorageConnectionString = false,
            AppPath = "/",
            FaviconPath = "/icon.svg",
            StatsPollingInterval = 3000,
        }).RequireAuthorization(Roles.CanSeeJobs);
    }

    private static bool Decorate()
    {
        var here = typeof(Registration).Assembly;
        GlobalConfiguration.Configuration
            .UseDashboardStylesheet(here, "IWReports.Worker.Admin.JobPages.jobs.css")
            .UseDashboardJavaScript(here, "IWReports.Worker.Admin.JobPages.jobs.js")
            .UseJobDetailsRenderer(5, RunOnJobPage.Render)
            .UseDashboardMetrics(StartPageFigures.Metrics);
        foreach (var (name, address) in new[] { ("Now", "/"), ("KPIs", "/kpis"), ("Reports", "/editions"), ("Deliveries", "/deliveries"),
            ("Schedules", "/schedules"), ("Health", "/health") })
            NavigationMenu.Items.Add(_ => new MenuItem(name, address));
        return true;
    }

    /// <summary>Whether a request brings the token of a page of ours; the dashboard's own buttons ask the same.</summary>
    internal static Task<bool> IsOursAsync(
        HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
}
