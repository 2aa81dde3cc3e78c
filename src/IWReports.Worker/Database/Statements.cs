using System.Data;
using Dapper;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>The one way to run a statement: parameters by place ($1, $2 …), a row's columns by name.</summary>
internal static class Statements
{
    /// <summary>Runs a statement; how many rows it touched.</summary>
    public static Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken,
        params object?[] values) => connection.ExecuteAsync(Of(sql, values, cancellationToken));

    /// <summary>The first column of the one row there must be.</summary>
    public static Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken,
        params object?[] values) => connection.QuerySingleAsync<T>(Of(sql, values, cancellationToken));

    /// <summary>Every row, or of a single value every row's first column.</summary>
    public static async Task<List<T>> RowsAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken,
        params object?[] values) => (await connection.QueryAsync<T>(Of(sql, values, cancellationToken))).AsList();

    /// <summary>The one row, or null where there is none; two are a fault of the statement.</summary>
    public static Task<T?> RowAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken,
        params object?[] values) => connection.QuerySingleOrDefaultAsync<T>(Of(sql, values, cancellationToken));

    /// <summary>Every row as it comes, for results that do not fit into memory.</summary>
    public static IAsyncEnumerable<T> StreamAsync<T>(this NpgsqlConnection connection, string sql, params object?[] values) =>
        connection.QueryUnbufferedAsync<T>(sql, new Values(values), commandTimeout: 0, commandType: CommandType.Text);

    /// <summary>Runs a statement on a connection of its own; how many rows it touched.</summary>
    public static async Task<int> ExecuteAsync(this NpgsqlDataSource database, string sql, CancellationToken cancellationToken,
        params object?[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(sql, cancellationToken, values);
    }

    /// <summary>The first column of the one row there must be, on a connection of its own.</summary>
    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource database, string sql, CancellationToken cancellationToken,
        params object?[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ScalarAsync<T>(sql, cancellationToken, values);
    }

    /// <summary>Every row, on a connection of its own.</summary>
    public static async Task<List<T>> RowsAsync<T>(this NpgsqlDataSource database, string sql, CancellationToken cancellationToken,
        params object?[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync<T>(sql, cancellationToken, values);
    }

    /// <summary>The one row, or null where there is none, on a connection of its own.</summary>
    public static async Task<T?> RowAsync<T>(this NpgsqlDataSource database, string sql, CancellationToken cancellationToken,
        params object?[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowAsync<T>(sql, cancellationToken, values);
    }

    // What can be stopped takes as long as it takes; what cannot, as a lease's renewal, ends after the driver's 30 seconds. A statement of
    // one word would be taken for a procedure's name.
    private static CommandDefinition Of(string sql, object?[] values, CancellationToken cancellationToken) =>
        new(sql, new Values(values), commandTimeout: cancellationToken.CanBeCanceled ? 0 : null, commandType: CommandType.Text,
            cancellationToken: cancellationToken);

    private sealed class Values(object?[] values) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }
}
