using IWReports.Worker.Admin;
using IWReports.Worker.Host;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Admin;

public sealed class UsersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("boss", null, "long enough", "supervisor")]
    [InlineData(Roles.Supervisor, null, "long enough", "--team")]
    [InlineData(Roles.Supervisor, "company", "long enough", "Customer service")]
    [InlineData(Roles.Viewer, null, "short", "10 characters")]
    public async Task Nobody_is_added_half(string role, string? team, string password, string remedy)
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var error = await Assert.ThrowsAsync<InputException>(() => installation.Get<Users>()
            .AddAsync("john", role, team, password, "test", CancellationToken.None));
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from app_user"));
    }
}
