using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>Writes down who did what, and why.</summary>
internal static class Audit
{
    /// <summary>Adds a line on the caller's connection, in the transaction of what was done: neither is without the other.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection, string who, string what, string? reason, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("insert into audit (who, what, reason) values ($1, $2, $3)", cancellationToken, who, what, reason);

    /// <summary>A reason that says something; everything that people start or stop has one.</summary>
    public static string Reason(string? reason) => !string.IsNullOrWhiteSpace(reason)
        ? reason.Trim()
        : throw new InputException("A reason is needed: it is kept with what was done.");
}
