using System.CommandLine;
using Npgsql;

namespace IWReports.Worker.Cli;

/// <summary>The verbs, and what an error means to the caller: one clear line on standard error and an exit code.</summary>
internal static class CommandLine
{
    // Work in hand is brought to a clean end: a message that is being handed over, a run that writes how it ended.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Customer-service reports: pulls telephony and order data, measures KPIs, explains them, and delivers each report exactly once.")
        {
            Verb.Json,
            ImportVerb.Create(),
            PullVerb.Create(),
            QuarantineVerb.Create(),
            BenchVerb.Create(),
            MeasureVerb.Create(),
            KpisVerb.Create(),
            DefinitionsVerb.Create(),
            ReportVerb.Create(),
            RecipientsVerb.Create(),
            DeliveriesVerb.Create(),
            AnalyseVerb.Create(),
            DoctorVerb.Create(),
            MigrateVerb.Create(),
            DemoVerb.Create(),
            TemplatesVerb.Create(),
            SchedulesVerb.Create(),
            BackfillVerb.Create(),
            UsersVerb.Create(),
            ServeVerb.Create(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Output.Error(error.Message);
            Output.Error($"See \"iwreports {string.Join(' ', parsed.CommandResult.Path())}--help\".");
            return ExitCode.WrongInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd });
        }
        catch (InputException wrong)
        {
            Output.Error(wrong.Message);
            return ExitCode.WrongInput;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException wrong)
        {
            Output.Error($"Settings: {wrong.Message}");
            return ExitCode.WrongInput;
        }
        catch (PartMissingException missing)
        {
            Output.Error(missing.Message);
            return ExitCode.PartMissing;
        }
        catch (NpgsqlException down) when (IsDown(down))
        {
            Output.Error($"The database cannot be used: {Reason(down)}. Check that PostgreSQL runs and that ConnectionStrings__IWReports is right.");
            return ExitCode.PartMissing;
        }
        catch (InvalidOperationException unreadable) when (unreadable.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            Output.Error($"Settings: {unreadable.Message} {unreadable.InnerException?.Message}");
            return ExitCode.WrongInput;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Output.Error(refused.Message);
            return refused.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException ? ExitCode.PartMissing : ExitCode.WrongInput;
        }
        catch (OperationCanceledException)
        {
            Output.Error("Stopped.");
            return ExitCode.Stopped;
        }
    }

    // No server, no such database, refused log-in, or a server going down; anything else is a bug and may show its stack.
    private static bool IsDown(NpgsqlException error) =>
        error is not PostgresException refused || refused.SqlState is ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '7', 'P', ..] or ['5', '3', ..];

    private static string Reason(NpgsqlException error) =>
        error is PostgresException refused ? refused.MessageText : (error.InnerException?.Message ?? error.Message);

    private static string Path(this System.CommandLine.Parsing.CommandResult? command)
    {
        var path = "";
        for (; command?.Parent is System.CommandLine.Parsing.CommandResult parent; command = parent)
            path = $"{command.Command.Name} {path}";
        return path;
    }
}
