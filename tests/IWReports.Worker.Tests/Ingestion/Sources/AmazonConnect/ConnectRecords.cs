namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

/// <summary>Amazon Connect's records, imported into a database that has none yet.</summary>
public abstract class ConnectRecords(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private protected TestDatabase Database => database;

    private protected ConnectSite Site { get; } = new(database);

    // A record is one site's only, and the tests name theirs alike.
    public Task InitializeAsync() => database.ExecuteHereAsync($"truncate {TestDatabase.Sources} cascade");

    public Task DisposeAsync() => Task.CompletedTask;
}
