using MySqlConnector;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>A source's database failed or refused, as it says itself.</summary>
internal sealed class SourceDatabaseException : Exception
{
    // MariaDB's and MySQL's own words for a statement that took too long.
    private const int StatementTimeout = 1969, QueryTimeout = 3024;

    public SourceDatabaseException(NpgsqlException failed)
        : base(failed is PostgresException refused ? $"{refused.MessageText} ({refused.SqlState})" : failed.InnerException?.Message
            ?? failed.Message, failed) =>
        (IsRefusal, IsTimeout) = (failed is PostgresException, failed is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled });

    /// <param name="remedy">What to do about it.</param>
    public SourceDatabaseException(MySqlException failed, string remedy = "")
        : base($"{(failed.Number > 0 && failed.SqlState is { } state ? $"{failed.Message} ({failed.Number}, "
            + $"{state})" : Whole(failed))}{remedy}",
            failed) =>
        (IsRefusal, IsTimeout) = (failed.Number > 0 && failed.SqlState is not null, failed.Number is StatementTimeout or QueryTimeout
            || failed.ErrorCode == MySqlErrorCode.CommandTimeoutExpired);

    /// <summary>The server answered, and refused: the same question will be refused again.</summary>
    public bool IsRefusal { get; }

    public bool IsTimeout { get; }

    // "Unable to connect to any of the specified MySQL hosts" alone does not say why.
    private static string Whole(MySqlException failed) =>
        failed.GetBaseException() is var cause && cause != failed && !failed.Message.Contains(cause.Message, StringComparison.Ordinal)
            ? $"{failed.Message.TrimEnd('.')}: {cause.Message}" : failed.Message;
}
