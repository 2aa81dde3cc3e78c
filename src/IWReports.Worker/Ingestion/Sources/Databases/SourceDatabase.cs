namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>A database that is only read, within a time limit: what differs between the servers, behind one face.</summary>
internal abstract class SourceDatabase : IAsyncDisposable
{
    /// <summary>Its product and version, such as "MariaDB 10.11.19".</summary>
    public abstract string Server { get; }

    /// <param name="setting">The source's section, for errors; ConnectionString is its key.</param>
    public static async Task<SourceDatabase> OpenAsync(DatabaseProvider provider, string connectionString, string setting, TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        SourceDatabase database = provider == DatabaseProvider.PostgreSql
            ? new PostgresDatabase(connectionString, $"{setting}:ConnectionString")
            : new MySqlDatabase(connectionString, $"{setting}:ConnectionString", timeout);
        try
        {
            await database.BeginAsync(timeout, cancellationToken);
            return database;
        }
        catch (SourceDatabaseException down)
        {
            await database.DisposeAsync();
            throw new IOException($"{setting}:ConnectionString: the database cannot be reached: {down.Message}", down);
        }
    }

    public abstract string Quoted(string name);

    /// <summary>A column's value as text; what a table has for a time of no zone stays without one.</summary>
    public abstract string AsText(SourceColumn column);

    /// <summary>How a query gives a column another type.</summary>
    public abstract string Cast(string name, string type);

    /// <summary>A query's columns; no row is read. In it, $1 stands for the parameter.</summary>
    public abstract Task<IReadOnlyList<SourceColumn>> ColumnsAsync(string query, object? parameter, CancellationToken cancellationToken);

    /// <summary>The rows of a query that a person wrote: it can be nothing but one SELECT.</summary>
    public abstract Task<SourceRows> RowsAsync(string query, IReadOnlyList<SourceColumn> columns, object? parameter,
        CancellationToken cancellationToken);

    /// <summary>The rows of a statement of our own.</summary>
    public abstract Task<SourceRows> ReadAsync(string select, object? parameter, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    protected abstract Task BeginAsync(TimeSpan timeout, CancellationToken cancellationToken);

    // What comes after a closing bracket, or is no SELECT, does not fit into a FROM. A comment at its end must not swallow the bracket.
    protected static string Wrapped(string query, string columns) => $"select {columns} from (\n{query.TrimEnd().TrimEnd(';')}\n) as asked";
}
