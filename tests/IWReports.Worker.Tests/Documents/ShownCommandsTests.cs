using System.Globalization;
using IWReports.Worker.Cli;
using IWReports.Worker.Tests.Database;
using Xunit.Abstractions;

namespace IWReports.Worker.Tests.Documents;

/// <summary>What README, the runbook and ops/docs/ show is run or, where it cannot be here, compared with the program.</summary>
public sealed class ShownCommandsTests(ITestOutputHelper output)
{
    private static readonly List<string> Pages = ["README.md", "ops/runbook.md",
        .. Directory.GetFiles(Path.Combine(OpsScript.Root, "ops/docs"), "*.md").Select(page => Path.GetRelativePath(OpsScript.Root, page))
            .Order(StringComparer.Ordinal)];

    private static readonly List<ShownCommand> All = [.. Pages.SelectMany(ShownCommand.Of).DistinctBy(command => command.Key)];

    [Fact]
    public async Task Every_command_that_can_be_run_here_does_what_its_page_says()
    {
        var runnable = All.Where(Runs).ToList();
        Assert.True(runnable.Count > 40, $"{runnable.Count} commands were found.");
        // README, the runbook and the rest side by side: each with a database of its own, on which its lines build on each other.
        var wrong = await Task.WhenAll(runnable.GroupBy(command => Math.Min(Pages.IndexOf(command.Page), 2)).Select(RunAsync));
        Assert.Equal("", string.Concat(wrong));
    }

    [Fact]
    public void Every_other_command_names_what_there_is()
    {
        var others = All.Where(command => !Runs(command)).ToList();
        Assert.NotEmpty(others);
        Assert.Equal("", string.Concat(others.Select(command => (command, Wrong: Mistake(command))).Where(one => one.Wrong is not null)
            .Select(one => $"{one.command.Page}: {one.command.Text}: {one.Wrong}\n")));
    }

    [Theory]
    [InlineData("iwreports report prevew board-report")]
    [InlineData("iwreports bench load --lnes 5")]
    [InlineData("iwreports serve --url x")]
    [InlineData("ops/bakup /tmp")]
    [InlineData("ops/demo --no-server")]
    [InlineData("systemctl stop iwreport")]
    [InlineData("dotnet publish src/IWReports.Werker")]
    public void A_mistyped_one_is_found(string text)
    {
        var command = new ShownCommand("README.md", text, IsInline: true);
        Assert.True(Runs(command) ? ShownCommand.Root.Parse(command.Arguments!).Errors.Count > 0 : Mistake(command) is not null);
    }

    // Not: what installs packages, what serves until it is ended, what measures for minutes, others' programs, and what only names a verb.
    private static bool Runs(ShownCommand command) => !command.IsName && (command.Script is { } script
        ? File.Exists(Path.Combine(OpsScript.Root, script)) && !Installs(script)
        : command.Arguments is not null and not ["serve" or "demo" or "bench", ..]);

    private static bool Installs(string script)
    {
        var text = File.ReadAllText(Path.Combine(OpsScript.Root, script));
        return text.Contains("apt-get install", StringComparison.Ordinal) || text.Contains("ops/setup", StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(IEnumerable<ShownCommand> commands)
    {
        var wrong = "";
        await using var shell = await ScratchShell.OpenAsync();
        foreach (var command in commands)
        {
            var started = TimeProvider.System.GetTimestamp();
            var ended = await shell.RunAsync(command);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, {ended.Code}: {command.Text}"));
            if (ended.Code is not (ExitCode.Done or ExitCode.LookAtIt) || ended.Error.Contains("   at ", StringComparison.Ordinal))
                wrong += $"{command.Page}: {command.Text}\n  ended with {ended.Code}: {ended.Error}{ended.Output}\n";
        }

        return wrong;
    }

    /// <summary>What is wrong with a command that is not run; null where nothing is.</summary>
    private static string? Mistake(ShownCommand command)
    {
        if (command.IsName && command.Arguments is not null)
            return null;
        if (command.Arguments is { } arguments)
            return ShownCommand.Root.Parse(arguments).Errors is [var error, ..] ? error.Message : null;
        if (command.Script is { } script)
            return !File.Exists(Path.Combine(OpsScript.Root, script)) ? "there is no such script" : OfUsage(script, command.Words.Skip(1));
        var file = command.Words.FirstOrDefault(word => word.Contains('/', StringComparison.Ordinal)
            && !word.StartsWith('/') && !Path.Exists(Path.Combine(OpsScript.Root, word)));
        return file is not null ? $"there is no {file}"
            : command.Words is ["systemctl" or "journalctl", .., var unit]
                && !File.Exists(Path.Combine(OpsScript.Root, $"ops/{unit}.service")) ? $"there is no unit {unit}" : null;
    }

    private static string? OfUsage(string script, IEnumerable<string> words)
    {
        var usage = File.ReadLines(Path.Combine(OpsScript.Root, script))
            .Where(line => line.StartsWith("# usage:", StringComparison.Ordinal)).ToList();
        return usage.Count == 0 ? "the script does not say how it is used"
            : words.FirstOrDefault(word => word.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')
                && !usage.Exists(line => line.Split(' ', '[', ']').Contains(word))) is { } unknown ? $"its usage has no {unknown}" : null;
    }
}
