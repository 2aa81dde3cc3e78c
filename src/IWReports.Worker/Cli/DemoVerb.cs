using System.CommandLine;
using IWReports.Worker.Admin;
using IWReports.Worker.Delivery.Folder;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>The sample company: from source files to mailboxes, then its dashboard on the clock of the morning after.</summary>
internal static class DemoVerb
{
    private const string User = "demo";

    public static Command Create()
    {
        var write = new Option<DirectoryInfo?>("--write") { Description = "Only write the sample company's source files, to this folder",
            HelpName = "FOLDER" };
        var noServe = new Option<bool>("--no-serve") { Description = "End after the mail; do not serve the dashboard" };
        var urls = new Option<string?>("--urls") { Description = $"Where the dashboard listens; {Binding.Default} when not given" };
        var command =
            new Command("demo", "Take the sample company of 2025 from source files to mailboxes, then serve its dashboard") { write,
            noServe, urls }
            .Example("demo", "demo --no-serve", "demo --write /tmp/sample");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(Verb.Json));
            if (parsed.GetValue(write) is { } folder)
                return await WriteAsync(folder.FullName, output);

            var builder = WorkerHost.Create(Composition.Of(parsed), quiet: true);
            if (!parsed.GetValue(noServe))
                ServeVerb.CheckFree(builder, parsed.GetValue(urls));
            var files = builder.Configuration["Demo:Folder"] ?? Path.Combine(Path.GetTempPath(), "iwreports-demo");
            builder.Configuration.AddInMemoryCollection(Settings(files));
            await using var program = await ServeVerb.PrepareAsync(builder, parsed.GetValue(urls), cancellationToken);
            var ended = await RunAsync(program.Services, files, output, cancellationToken);
            if (parsed.GetValue(noServe))
                return ended;

            var password = await SignInAsync(program.Services.GetRequiredService<Users>(), cancellationToken);
            program.Lifetime.ApplicationStarted.Register(() =>
                output.Say($"The dashboard is at {string.Join(" and ", program.Urls)}: sign in as {User} with {password}. Its clock says "
                    + $"Monday 1 December 2025. Ctrl+C ends it."));
            await program.RunAsync(cancellationToken);
            return ended;
        });
        return command;
    }

    // The sample stands where a customer's settings would.
    private static Dictionary<string, string?> Settings(string files) => new()
    {
        ["Scheduling:Now"] = SampleRun.Now,
        ["Sources:QueueLogs:main:Path"] = Path.Combine(files, "queue_log"),
        ["Sources:QueueLogs:main:Zone"] = SampleCompany.Calendar.Zone.Id,
        ["Costs:OfficerHour"] = "45",
        ["Costs:TrainingDay"] = "600",
        ["Costs:Source"] = "illustrative",
    };

    private static async Task<int> RunAsync(IServiceProvider services, string files, Output output, CancellationToken cancellationToken)
    {
        var result = await output.WithProgressAsync("Sample company",
            progress => new SampleRun(services).RunAsync(files, progress, cancellationToken));
        var mail = services.GetRequiredService<IOptions<FolderOptions>>().Value.Path;
        output.Answer(result, () => Output.Table("lines read", "new", "days measured", "sent", "sent before")
            .AddRow($"{result.LinesRead}", $"{result.Inserted}", $"{result.DaysMeasured}", $"{result.Sent}", $"{result.AlreadySent}"));
        output.Say($"Source files: {files}");
        output.Say($"Mail: {mail} (open {Path.Combine(mail, "index.html")} in a browser)");
        foreach (var sentence in result.LookAt)
            Output.Error(sentence);
        if (result.Down is { } down)
            Output.Error($"Not everything could be delivered: {down}");
        return result.Down is not null ? ExitCode.PartMissing : result.LookAt.Count > 0 ? ExitCode.LookAtIt : ExitCode.Done;
    }

    // A new password at every start: nothing to keep, and nothing to guess.
    private static async Task<string> SignInAsync(Users users, CancellationToken cancellationToken)
    {
        var password = Users.NewPassword();
        if ((await users.ListAsync(cancellationToken)).Any(user => user.Name == User))
            await users.SetPasswordAsync(User, password, "demo", cancellationToken);
        else
            await users.AddAsync(User, Roles.Admin, null, password, "demo", cancellationToken);
        return password;
    }

    private static async Task<int> WriteAsync(string folder, Output output)
    {
        var files = await output.WithProgressAsync("Sample company",
            progress => Task.Run(() => new SampleFolder(folder).Write(new SampleScenario(), progress)));
        output.Answer(files, () =>
        {
            var table = Output.Table("file");
            foreach (var name in files.Names)
                table.AddRow(Markup.Escape(Path.Combine(folder, name)));
            return table;
        });
        return ExitCode.Done;
    }
}
