using IWReports.Worker.Database;

namespace IWReports.Worker.Tests.Database;

public sealed class MigratorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_second_run_applies_nothing() =>
        Assert.Empty(await new Migrator(database.Source).ApplyAsync(CancellationToken.None));

    [Fact]
    public void An_edited_history_is_refused()
    {
        var first = Migrator.All[0];
        var error = Assert.Throws<PartMissingException>(() => Migrator.Pending(new Dictionary<int, string> { [first.Number] = "edited" }));
        Assert.Contains(first.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_newer_than_the_program_is_refused()
    {
        var error = Assert.Throws<PartMissingException>(() => Migrator.Pending(new Dictionary<int, string> { [999] = "x" }));
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_migrations_have_the_same_number() =>
        Assert.Equal(Migrator.All.Count, Migrator.All.Select(migration => migration.Number).Distinct().Count());
}
