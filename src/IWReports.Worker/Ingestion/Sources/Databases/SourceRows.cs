namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>A column of a table or query: its name, the server's word for its type, and what the driver makes of it.</summary>
internal sealed record SourceColumn(string Name, string Type, TypeCode Code)
{
    public bool IsWhole => Code is >= TypeCode.SByte and <= TypeCode.UInt64;

    public bool IsNumber => Code is >= TypeCode.SByte and <= TypeCode.Decimal;
}

/// <summary>Rows of a source's database, as they come: no more than one of them is held.</summary>
internal abstract class SourceRows : IAsyncDisposable
{
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Throws <see cref="SourceDatabaseException"/> where the database fails: then it is not ours that does.</summary>
    public abstract Task<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The value as a CSV would have it; null where there is none.</summary>
    public abstract string? Text(int index);

    /// <summary>What tells the larger of two values of a column; null where there is none.</summary>
    public abstract IComparable? Order(int index);

    /// <summary>The value as a query of the same database takes it.</summary>
    public virtual string? Parameter(int index) => Text(index);

    public abstract ValueTask DisposeAsync();
}
