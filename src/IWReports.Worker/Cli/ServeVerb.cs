using System.CommandLine;
using IWReports.Worker.Admin;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>Worker, scheduler and dashboard in one process, until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description =
            $"Addresses to listen on, separated by semicolons; {Binding.Default} when not given" };
        var command = new Command("serve", "Run the schedules and the dashboard, until stopped") { urls }.Example("serve",
            "serve --urls http://127.0.0.1:9090");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(Verb.Json));
            var builder = WorkerHost.Create(Composition.Of(parsed));
            CheckFree(builder, parsed.GetValue(urls));
            await using var program = await PrepareAsync(builder, parsed.GetValue(urls), cancellationToken);
            program.Lifetime.ApplicationStarted.Register(() =>
                output.Say($"The dashboard is at {string.Join(" and ", program.Urls)}. Ctrl+C ends it."));
            if ((await program.Services.GetRequiredService<Users>().ListAsync(cancellationToken)).Count == 0)
                output.Say("Nobody can sign in yet. Add a user: iwreports users add NAME --role admin");
            foreach (var sentence in await program.Services.GetRequiredService<Schedules>().DifferencesAsync(cancellationToken))
                output.Say(sentence);
            await program.RunAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The program ready to run: schema and schedules in place, addresses checked, pages mapped.</summary>
    public static async Task<WebApplication> PrepareAsync(WebApplicationBuilder builder, string? urls, CancellationToken cancellationToken)
    {
        var (addresses, endpoints) = (Addresses(builder, urls), Endpoints(builder));
        builder.WebHost.UseUrls(addresses);
        // Which program answers is nobody's business.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var program = builder.Build();
        WorkerHost.Begin(program.Services);
        new TemplateLint(program.Services.GetRequiredService<Templates>()).Require();
        ChartFont.Check();
        await Verb.BringUpToDateAsync(program.Services, cancellationToken);
        var anyUser = (await program.Services.GetRequiredService<Users>().ListAsync(cancellationToken)).Count > 0;
        Binding.Check([.. addresses, .. endpoints], anyUser,
            program.Services.GetRequiredService<IOptions<AdminOptions>>().Value.BehindTlsProxy);
        await program.Services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
        await program.Services.GetRequiredService<Schedules>().CheckAsync(cancellationToken);
        program.MapAdmin();
        return program;
    }

    /// <summary>Throws when the dashboard could not listen where it should.</summary>
    public static void CheckFree(WebApplicationBuilder builder, string? urls)
    {
        var (addresses, endpoints) = (Addresses(builder, urls), Endpoints(builder));
        Binding.CheckFree(endpoints.Length > 0 ? endpoints : addresses);
        if (addresses.FirstOrDefault(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) is { } secure
            && !builder.Configuration.GetSection("Kestrel:Certificates:Default").Exists())
            throw new InputException($"--urls: {secure} needs a certificate. Set Kestrel__Certificates__Default__Path, with __KeyPath "
                + $"for a PEM file or __Password for a PFX one.");
    }

    private static string[] Addresses(WebApplicationBuilder builder, string? urls) =>
        (urls ?? builder.Configuration["urls"] ?? Binding.Default)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Where the settings have these, they stand instead of the addresses.
    private static string[] Endpoints(WebApplicationBuilder builder) =>
        [.. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
}
