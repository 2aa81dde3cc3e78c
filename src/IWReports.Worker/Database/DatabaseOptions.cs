namespace IWReports.Worker.Database;

/// <summary>How the program treats its schema; the connection itself is ConnectionStrings:IWReports.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Apply pending migrations before any work. Off where a separate migrator role does it.</summary>
    public bool Migrate { get; init; } = true;
}
