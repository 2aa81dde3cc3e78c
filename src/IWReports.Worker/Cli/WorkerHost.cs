using System.Globalization;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>The program around its stages: settings, log, culture.</summary>
internal static class WorkerHost
{
    /// <summary>The program with its dashboard.</summary>
    /// <param name="quiet">What goes well is told by the verb itself, only warnings are logged.</param>
    public static WebApplicationBuilder Create(AddStages stages, bool quiet = false)
    {
        // Settings, templates and pages lie beside the program, wherever it is called from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(WorkerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory });
        Compose(builder, stages, serves: true, quiet);
        return builder;
    }

    /// <summary>
    /// The program for a verb that answers and ends: without the web server and its pages, which take a quarter of the time to start.
    /// </summary>
    public static HostApplicationBuilder CreateForVerb(AddStages stages)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ApplicationName = typeof(WorkerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory });
        Compose(builder, stages, serves: false, quiet: true);
        return builder;
    }

    /// <summary>Before anything is done: checks the settings, and makes the company's culture that of every thread.</summary>
    public static void Begin(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        CultureInfo.DefaultThreadCurrentCulture = CompanyCulture.Of(
            services.GetRequiredService<IOptions<CompanyOptions>>().Value,
                services.GetRequiredService<IOptions<CostOptions>>().Value.Currency);
    }

    private static void Compose(IHostApplicationBuilder builder, AddStages stages, bool serves, bool quiet)
    {
        // Standard output belongs to what a verb answers.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace);

        // What keeps the program from starting is told once, by the verb; only a part that fails later is the host's to tell.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // A failed query is thrown too, and told by whoever handles it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        if (quiet)
            builder.Logging.AddFilter(level => level >= LogLevel.Warning);

        stages(builder, serves);
        SettingNames.Check((IConfigurationRoot)builder.Configuration,
            [.. builder.Services.Select(service => service.ImplementationInstance).OfType<SettingsSection>()]);
    }
}
