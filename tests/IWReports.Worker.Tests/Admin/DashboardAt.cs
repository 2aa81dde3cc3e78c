using IWReports.Worker.Admin;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Admin;

/// <summary>The program serving its dashboard on a Monday morning, with an admin, a viewer and a supervisor who may sign in.</summary>
public abstract class DashboardAt(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    protected const string Password = "correct horse battery";

    protected TestDatabase Database => database;

    private protected Diary Diary { get; } = new();

    private protected Installation Installation { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.ForgetRunsAsync();
        Installation = await Installation.StartAsync(database, "2025-12-01T09:00:00+11:00", Diary);
        foreach (var (name, role) in new[] { ("anna", Roles.Admin), ("vera", Roles.Viewer) })
            await Installation.Get<Users>().AddAsync(name, role, null, Password, "test", CancellationToken.None);
        await Installation.Get<Users>().AddAsync("john", Roles.Supervisor, "Customer service", Password, "test", CancellationToken.None);
    }

    public async Task DisposeAsync() => await Installation.DisposeAsync();
}
