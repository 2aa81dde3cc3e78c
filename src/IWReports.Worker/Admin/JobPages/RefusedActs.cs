using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>Writes down what a person asked for in Hangfire and did not get.</summary>
internal sealed class RefusedActs(NpgsqlDataSource database)
{
    public async Task WriteAsync(string who, IEnumerable<string> schedules, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var id in schedules)
            await Audit.WriteAsync(connection, who, $"removal of schedule {id} in Hangfire refused", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
