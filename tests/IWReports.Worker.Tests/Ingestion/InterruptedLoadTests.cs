using System.Text;
using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

public sealed class InterruptedLoadTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, 50).Select(i => Line(i, $"1.{i}", "widgets", "NONE", "ENTERQUEUE", "||1") + "\n")
            .Append(Line(0, "REALTIME", "widgets", "Mia", "ADDMEMBER") + "\n")));

    /// <summary>Wherever the database stops us, a load leaves nothing, and the next one ends as if nothing had been.</summary>
    [Theory]
    [InlineData("queue_event")]
    [InlineData("queue_entry")]
    [InlineData("officer_session")]
    [InlineData("touched_day")]
    [InlineData("ingest_run")]
    [InlineData("source_file")]
    public async Task A_load_that_dies_leaves_nothing_and_can_be_repeated(string table)
    {
        var (undisturbed, site) = (new LogSite(database), new LogSite(database));
        await undisturbed.LoadAsync(File, 0, File.Length);
        await database.ExecuteHereAsync(
            "create or replace function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$");
        await database.ExecuteHereAsync(
            $"delete from touched_day; create trigger die after insert or update on {table} for each statement execute function die()");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => site.LoadAsync(File, 0, File.Length));
        await database.ExecuteHereAsync($"drop trigger die on {table}");
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{site.Name}'"));

        await site.LoadAsync(File, 0, File.Length);
        Assert.Equal(await undisturbed.TablesAsync(), await site.TablesAsync());
    }

    [Fact]
    public async Task A_file_that_stops_answering_leaves_nothing()
    {
        var site = new LogSite(database);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            var source = await site.Load.BeginAsync(connection, site.Name, Melbourne, CancellationToken.None);
            var lines = new Worker.Ingestion.Sources.Asterisk.LineReader(new FailingStream(File));
            await Assert.ThrowsAsync<IOException>(() =>
                site.Load.RunAsync(connection, source, Melbourne, new("queue_log", [1], lines, Whole: false), _ => { },
                new Progress<Progress>(), CancellationToken.None));
        }

        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{site.Name}'"));
    }

    /// <summary>Gives its bytes once, then fails as a disk does.</summary>
    private sealed class FailingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("the disk is gone") : base.ReadAsync(buffer, cancellationToken);
    }
}
