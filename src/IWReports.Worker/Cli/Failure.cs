using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Cli;

/// <summary>
/// What an error means to the caller: an exit code and one clear line. Null for an error that nobody foresaw: that is a bug.
/// </summary>
internal sealed record Failure(int ExitCode, string Message)
{
    public static Failure? Of(Exception error) => error switch
    {
        InputException wrong => new(Cli.ExitCode.WrongInput, wrong.Message),
        PartMissingException missing => new(Cli.ExitCode.PartMissing, missing.Message),
        OptionsValidationException wrong => new(Cli.ExitCode.WrongInput, $"Settings: {string.Join(' ', wrong.Failures)}"),
        // Several sections of the settings are wrong at once.
        AggregateException { InnerExceptions: var all } when all.All(one => one is OptionsValidationException) =>
            new(Cli.ExitCode.WrongInput,
                $"Settings: {string.Join(' ', all.Cast<OptionsValidationException>().SelectMany(one => one.Failures).Distinct())}"),
        AggregateException { InnerExceptions: var all } when all.Select(Of).ToList() is var failures && !failures.Contains(null) =>
            new(failures[0]!.ExitCode, string.Join(' ', failures.Select(failure => failure!.Message).Distinct())),
        _ when SettingNames.Unreadable(error) is { } unreadable => new(Cli.ExitCode.WrongInput, $"Settings: {unreadable}"),
        _ when UnreadableSetting.Of(error) is { } unreadable => new(Cli.ExitCode.WrongInput, $"Settings: {unreadable}"),
        // A migration refuses what it would have to guess, and says what to do.
        PostgresException { SqlState: Migrator.Refusal } refused => new(Cli.ExitCode.WrongInput, refused.MessageText),
        _ when OfDatabase(error) is { } database => new(Cli.ExitCode.PartMissing, database),
        IOException { InnerException: AddressInUseException } taken =>
            new(Cli.ExitCode.PartMissing, $"{taken.Message} Another program listens there: end it, or give another address with --urls."),
        IOException or UnauthorizedAccessException => new(Cli.ExitCode.WrongInput, error.Message),
        OperationCanceledException => new(Cli.ExitCode.Stopped, "Stopped."),
        _ => null,
    };

    private static string? OfDatabase(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused)
                return $"The database role may not do this: {refused.MessageText}. Let the schema's owner run ops/sql/roles.sql again; "
                    + $"\"iwreports doctor\" lists the rights that are missing.";
        }

        return Outage.Of(error) is { } down
            ? $"The database cannot be used: {Reason(down)}. Check that PostgreSQL runs and that ConnectionStrings__IWReports is right."
            : null;
    }

    private static string Reason(NpgsqlException error) =>
        error is PostgresException refused ? refused.MessageText : (error.InnerException?.Message ?? error.Message);
}
