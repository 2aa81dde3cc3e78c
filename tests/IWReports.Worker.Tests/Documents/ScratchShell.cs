using System.Diagnostics;
using System.Text.RegularExpressions;
using IWReports.Benchmarks;
using IWReports.Worker.Cli;
using IWReports.Worker.Demo;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Database;
using IWReports.Worker.Tests.Delivery;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Documents;

/// <summary>A folder with the files that pages speak of, and a shell in it that runs what they show on its own database.</summary>
internal sealed partial class ScratchShell : IAsyncDisposable
{
    private const string Password = "seven blue lamps on the pier";

    private readonly Restoring _scratch;
    private readonly ScriptedSmtpServer _relay = new();

    private ScratchShell(Restoring scratch) => _scratch = scratch;

    private string Folder => _scratch.Folder;

    public static async Task<ScratchShell> OpenAsync()
    {
        var shell = new ScratchShell(await Restoring.BeginAsync());
        shell.WriteFiles();
        await shell.FillAsync();
        var read = await shell.RunAsync(new("", "iwreports pull", IsInline: false));
        Assert.True(read.Code == ExitCode.Done, read.Error);
        return shell;
    }

    /// <summary>Runs a line as it is shown, with a value for each of its placeholders and nobody at the terminal.</summary>
    public async Task<Ended> RunAsync(ShownCommand command)
    {
        var line = await WithValuesAsync(command);
        // What would be asked.
        if (command.Arguments is { } words && ShownCommand.Find(words).Verb.Options.Any(option => option.Name == "--yes"))
            line += " --yes";
        if (command.Script == "ops/restore")
        {
            line += " --yes";
            await _scratch.LeaveAsync();
        }

        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings())
            start.Environment[name] = value;
        using var running = Process.Start(start)!;
        var (output, error) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        // A verb that reads what is typed reads a series, or a password.
        await running.StandardInput.WriteAsync(command.Arguments is ["analyse", ..] ? Series() : $"{Password}\n");
        running.StandardInput.Close();
        await running.WaitForExitAsync();
        return new(running.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _scratch.DisposeAsync();
    }

    private (string Name, string Value)[] Settings() =>
    [
        ("PATH", $"{Folder}/bin:{Environment.GetEnvironmentVariable("PATH")}"),
        ("ConnectionStrings__IWReports", _scratch.Database.ConnectionString),
        ("Privacy__CallerKey", Convert.ToBase64String(new byte[32])),
        ("Admin__KeysFolder", $"{Folder}/keys"),
        ("Delivery__Folder__Path", $"{Folder}/mail"),
        ("Demo__Folder", $"{Folder}/demo"),
        ("Scheduling__Now", SampleRun.Now),
        ("Sources__QueueLogs__main__Path", $"{Folder}/main.queue_log"),
        ("Sources__QueueLogs__main__Zone", "Australia/Melbourne"),
    ];

    private async Task<string> WithValuesAsync(ShownCommand command)
    {
        var line = command.Words[0] is "iwreports" or "ops/iwreports" or "dotnet" || command.Script is not null ? command.Text
            : $"iwreports {command.Text}";
        line = Connection().Replace(line, "").Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Replace("mail.example", $"localhost Delivery__Email__Port={_relay.Port} Delivery__Email__Security=None",
                StringComparison.Ordinal)
            .Replace("\"…\"", "\"a test\"", StringComparison.Ordinal)
            .Replace("--from …", "--from 2025-11-28", StringComparison.Ordinal)
            .Replace("--to …", "--to 2025-11-28", StringComparison.Ordinal)
            .Replace("FILE…", "FILE", StringComparison.Ordinal);
        line = Absolute().Replace(line, Folder);
        foreach (var word in Placeholder().Matches(line).Select(found => found.Value).Distinct())
            line = Regex.Replace(line, $@"\b{word}\b", await ValueAsync(word, command.Arguments ?? command.Words));
        // Any verb.
        return line.EndsWith(" …", StringComparison.Ordinal) ? $"{line[..^2]} sources list" : line;
    }

    private async Task<string> ValueAsync(string placeholder, string[] words) => (placeholder, words) switch
    {
        ("KIND", _) => "calls",
        ("ZONE", _) => "Australia/Melbourne",
        ("FOLDER", _) => $"{Folder}/backups",
        ("FILE", ["ops/restore", ..]) => await _scratch.BackUpAsync(),
        ("FILE", ["import", "table", "KIND", ..]) => "examples/calls.csv",
        ("FILE", ["import", "table", var kind, ..]) => $"examples/{kind}.csv",
        ("FILE", ["import", "connect", ..]) => "contacts.jsonl",
        ("NAME", ["users", .., "ROLE"]) => "carl",
        ("NAME", ["users", ..]) => "anna",
        ("NAME", ["recipients", ..]) => "Carla",
        ("ADDRESS", _) => "carla@example.com",
        ("ROLE", ["recipients", ..]) => "board",
        ("ROLE", _) => "viewer",
        ("NAME", ["sources", ..]) => await AskAsync("select name from source order by id limit 1"),
        ("ID", ["deliveries", "settle", ..]) => await DeliveryAsync("unknown"),
        ("ID", ["deliveries", "retry", ..]) => await DeliveryAsync("rejected"),
        _ => throw new ArgumentException($"What stands for {placeholder} in \"{string.Join(' ', words)}\"? Add it here."),
    };

    private Task<string> DeliveryAsync(string state) =>
        AskAsync($"select id::text from delivery where state = '{state}' order by id limit 1");

    private Task<string> AskAsync(string sql) => _scratch.Database.ScalarAsync<string>($"select coalesce(({sql}), 'none')");

    private void WriteFiles()
    {
        foreach (var folder in new[] { "bin", "opt", "ops", "tmp", "var/log/asterisk" })
            Directory.CreateDirectory(Path.Combine(Folder, folder));
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path.Combine(OpsScript.Root, "ops")))
            File.CreateSymbolicLink(Path.Combine(Folder, "ops", Path.GetFileName(entry)), entry);
        File.CreateSymbolicLink(Path.Combine(Folder, "opt/iwreports"), Path.GetDirectoryName(OpsScript.Program)!);
        foreach (var name in new[] { "bin/iwreports", "ops/iwreports" })
        {
            var program = Path.Combine(Folder, name);
            File.Delete(program);
            File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{OpsScript.Program}' \"$@\"\n");
            Process.Start("chmod", ["+x", program])!.WaitForExit();
        }

        TableExamples.Write(Path.Combine(Folder, "examples"));
        Write("calls-by-month.csv", Series());
        Write("orders.csv", "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n536365,6,2025-11-03 08:26:00,2.55,17850\n");
        Write("contacts.jsonl", string.Join('\n', GarbledSamples.Connect));
        Write("var/log/asterisk/queue_log", Log("c"));
        Write("queue_log.tsv", Log("t"));
        Write("main.queue_log", Log("m"));
        File.WriteAllBytes(Path.Combine(Folder, "calls.xlsx"), SomeWorkbook.Of(
            SomeWorkbook.Row("Date", "Time", "Queue", "Agent", "Answered", "Wait", "Talk")
            + SomeWorkbook.Row("2025-11-03", "09:05:00", "orders", "Mia", "yes", 12, 180)
            + SomeWorkbook.Row("2025-11-04", "10:15:00", "orders", "", "no", 45, "")));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    private static string Log(string call) =>
        $"""
        1764281600|{call}-1|widgets|NONE|ENTERQUEUE||0355501234|1
        1764281612|{call}-1|widgets|Mia|CONNECT|12|{call}-2|6
        1764281700|{call}-1|widgets|Mia|COMPLETECALLER|12|88|1

        """;

    private static string Series() => "date,value\n" + string.Concat(Enumerable.Range(0, 36)
        .Select(month => $"{new DateOnly(2022, 12, 1).AddMonths(month):yyyy-MM-dd},{1000 + (month * 7) + (month % 12 * 20)}\n"));

    // Somebody to report to and to sign in, and of what was sent some that broke off and some that were refused.
    private Task FillAsync() => _scratch.Database.ExecuteHereAsync(
        """
        insert into app_user (name, password_hash, role) values ('bea', 'none', 'admin');
        insert into recipient (name, address, role, team) values ('Chair', 'chair@example.com', 'board', null),
            ('Sam', 'sam@example.com', 'manager', null), ('Lee', 'lee@example.com', 'supervisor', 'Customer service');
        insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
            values ('board-report', '2025-09', 'company', 1, 'complete', 'September', '{}', '1', '1'),
                ('board-report', '2025-08', 'company', 1, 'complete', 'August', '{}', '1', '1');
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state,
            give_up_at)
            select edition.id, report, period, scope, revision, recipient.id, 'folder', format('<%s.%s@x>', edition.id, recipient.id),
                address, 'Subject: it', sha256('Subject: it'), case period when '2025-09' then 'unknown' else 'rejected' end,
                now() + interval '1 day'
            from edition, recipient
        """);

    [GeneratedRegex("""ConnectionStrings__IWReports="[^"]*" """)]
    private static partial Regex Connection();

    // Paths of an installation lie below the scratch folder.
    [GeneratedRegex(@"(?<=[\s=])(?=/(?:opt|var|tmp|etc)/)")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"(?<=\s)[A-Z]{2,}\b(?=\s|$)")]
    private static partial Regex Placeholder();
}
