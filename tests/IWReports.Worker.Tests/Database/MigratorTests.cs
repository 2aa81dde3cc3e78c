using IWReports.Worker.Database;
using IWReports.Worker.Host;

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
    public void Migrations_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migrator.All.Count), Migrator.All.Select(migration => migration.Number));

    [Fact]
    public async Task Rejects_of_earlier_programs_lose_what_nobody_blotted_out()
    {
        await database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('table:orders', 'table', 'UTC'), ('queue-log:main', 'queue-log', 'UTC');
            insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical) select id,
                'file', 9, 0, 0, 0, 0, 9, 0 from source order by id;
            insert into quarantine (run_id, line, raw, reason) values
                (1, 1, '7,0355501234', 'ordered_at: "0355501234" is not a day'),
                (2, 2, '0355501234|3|Anna', 'its time, 355501234, is not plausible'),
                (2, 3, '1764291600|1764291600.5|widgets|NONE|ENTERQUEUE||anna@example.com', 'half-written'),
                (2, 4, '1764291600|1764291600.5|widgets|NONE|ENTERQUEUE||03/5550/1234', 'half-written'),
                (2, 5, '1764291600|1764291600.5|widgets|NONE|ENTERQUEUE||##########', 'half-written')
            """);
        await database.ExecuteHereAsync(Migrator.All.Single(migration => migration.Name == "006_contact_details").Sql);
        Assert.Equal(
            """
            |ordered_at: "…" is not a day
            |its time, ######, is not plausible
            |half-written
            |half-written
            1764291600|1764291600.5|widgets|NONE|ENTERQUEUE||##########|half-written
            """,
            await database.ScalarAsync<string>(
                "select string_agg(encode(raw, 'escape') || '|' || reason, E'\n' order by line) from quarantine"));
    }
}
