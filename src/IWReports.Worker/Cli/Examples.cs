using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace IWReports.Worker.Cli;

/// <summary>What a verb looks like in use, printed below its help.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> Of = [];

    /// <summary>Keeps a verb's examples: what follows "iwreports".</summary>
    public static Command Example(this Command command, params string[] examples)
    {
        Of.AddOrUpdate(command, examples);
        return command;
    }

    /// <summary>Lets --help print them.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Below((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class Below(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        // Help is asked for instead of what is required, not beside it.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            var code = help.Invoke(parsed);
            if (!Of.TryGetValue(parsed.CommandResult.Command, out var examples))
                return code;
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {CommandLine.Name} {example}");
            output.WriteLine();
            return code;
        }
    }
}
