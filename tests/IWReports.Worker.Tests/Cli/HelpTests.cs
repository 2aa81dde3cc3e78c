using System.CommandLine;
using IWReports.Benchmarks;
using IWReports.Worker.Cli;

namespace IWReports.Worker.Tests.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. All(Root(), "").Select(verb => verb.Path)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_says_what_it_does_takes_and_looks_like(string path)
    {
        var verb = All(Root(), "").Single(verb => verb.Path == path).Command;
        Assert.All(verb.Arguments.Cast<Symbol>().Concat(verb.Options).Append(verb),
            symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), $"{path}: {symbol.Name}"));

        var help = new StringWriter();
        Assert.Equal(0, Root().Parse($"{path} --help").Invoke(new InvocationConfiguration { Output = help }));
        Assert.Contains($"iwreports {path}", help.ToString(), StringComparison.Ordinal);
        if (verb.Subcommands.Count == 0)
            Assert.Matches($"Examples:\n  iwreports {path}", help.ToString());
    }

    [Theory]
    [InlineData("make")]
    [InlineData("preview")]
    public void Report_verbs_say_when_they_answer_a_list(string verb) =>
        Assert.Contains("several (a digest per team) are a list",
            Root().Subcommands.Single(one => one.Name == "report").Subcommands.Single(one => one.Name == verb).Description,
            StringComparison.Ordinal);

    // With the verbs of the benchmarks, which answer as the others do.
    private static RootCommand Root() => CommandLine.Root(BenchVerb.Create());

    private static IEnumerable<(string Path, Command Command)> All(Command command, string path) =>
        command.Subcommands.SelectMany(verb => All(verb, $"{path} {verb.Name}".Trim()).Prepend(($"{path} {verb.Name}".Trim(), verb)));
}
