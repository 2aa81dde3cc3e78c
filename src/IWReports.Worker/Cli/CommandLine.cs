using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Cli;

/// <summary>The verbs, and what an error means to the caller: one clear line on standard error and an exit code.</summary>
internal static partial class CommandLine
{
    // Work in hand is brought to a clean end: a message that is being handed over, a run that writes how it ended.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(60);

    /// <param name="others">Verbs that another program has beside these.</param>
    public static async Task<int> RunAsync(string[] args, AddStages stages, params Command[] others)
    {
        var parsed = Root(others).Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed);
        try
        {
            return await parsed.InvokeAsync(new Composition(stages) { EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToEnd });
        }
        catch (Exception error) when (Failure.Of(error) is { } failure)
        {
            Output.Error(failure.Message);
            return failure.ExitCode;
        }
    }

    internal static RootCommand Root(params Command[] others)
    {
        var root = new RootCommand("Customer-service reports: pulls telephony and order data, measures KPIs, explains them, and delivers "
            + "each report exactly once.")
        {
            Verb.Json,
            ImportVerb.Create(),
            PullVerb.Create(),
            QuarantineVerb.Create(),
            SourcesVerb.Create(),
            MeasureVerb.Create(),
            KpisVerb.Create(),
            DefinitionsVerb.Create(),
            ReportVerb.Create(),
            RecipientsVerb.Create(),
            DeliveriesVerb.Create(),
            RecommendationsVerb.Create(),
            CausesVerb.Create(),
            AnalyseVerb.Create(),
            StaffingVerb.Create(),
            DoctorVerb.Create(),
            RetentionVerb.Create(),
            ReconcileVerb.Create(),
            MigrateVerb.Create(),
            DemoVerb.Create(),
            TemplatesVerb.Create(),
            SchedulesVerb.Create(),
            BackfillVerb.Create(),
            UsersVerb.Create(),
            ServeVerb.Create(),
        };
        foreach (var verb in others)
            root.Add(verb);
        // Whatever the program's file is called, people and documents call it this.
        root.HelpName = Name;
        Examples.AddTo(root);
        return root;
    }

    internal const string Name = "iwreports";

    private static int Refuse(ParseResult parsed)
    {
        using var nearest = new StringWriter();
        if (parsed.Action is ParseErrorAction wrong)
        {
            (wrong.ShowHelp, wrong.ShowTypoCorrections) = (false, true);
            parsed.Invoke(new InvocationConfiguration { Output = nearest, Error = TextWriter.Null });
        }

        foreach (var error in parsed.Errors)
            Output.Error(error.Message);
        foreach (var question in Question().Split(nearest.ToString())
            .Select(text => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
            .Where(text => text.Length > 0))
            Output.Error(question);
        Output.Error($"See \"{Name} {Path(parsed.CommandResult)}--help\".");
        return ExitCode.WrongInput;
    }

    // "'prevew' was not matched. Did you mean one of the following?", and the words meant on lines of their own.
    [GeneratedRegex("(?m)^(?=')")]
    private static partial Regex Question();

    private static string Path(System.CommandLine.Parsing.CommandResult? command)
    {
        var path = "";
        for (; command?.Parent is System.CommandLine.Parsing.CommandResult parent; command = parent)
            path = $"{command.Command.Name} {path}";
        return path;
    }
}
