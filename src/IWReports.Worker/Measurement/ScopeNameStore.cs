using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Keeps how scopes were first spelled, so that every day's sums stand under the same name.</summary>
internal static class ScopeNameStore
{
    public static async Task<ScopeNames> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var names = await connection.RowsAsync<Row>("select kind, name from scope_name", cancellationToken);
        return new(names.ConvertAll(row => new Scope(EnumWords.Parse<ScopeKind>(row.Kind), row.Name)));
    }

    /// <summary>Adds what was met for the first time, on the transaction of the sums that use it.</summary>
    public static Task SaveAsync(NpgsqlConnection connection, ScopeNames names, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "insert into scope_name (kind, folded, name) select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing",
                cancellationToken,
            names.Added.Select(scope => scope.Kind.Word()).ToArray(), names.Added.Select(scope => ScopeNames.Folded(scope).Key).ToArray(),
                names.Added.Select(scope => scope.Key).ToArray());

    private sealed record Row
    {
        public required string Kind { get; init; }
        public required string Name { get; init; }
    }
}
