using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>
/// Which lines go straight to their tables, and which are compared first; why is in ops/decisions/066-lines-go-straight.md.
/// </summary>
public sealed class StraightLoadTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Other =
    [
        Line(100, "2.1", "widgets", "NONE", "ENTERQUEUE", "||1"),
        Line(130, "2.1", "widgets", "NONE", "ABANDON", "1|1|30"),
    ];

    [Fact]
    public async Task Lines_of_calls_that_nothing_was_known_of_are_compared_with_nothing() =>
        Assert.Equal(0, await StagedAsync(new(database), Call));

    [Fact]
    public async Task Only_lines_of_calls_that_are_known_are_compared()
    {
        var site = new LogSite(database);
        await site.ImportAsync(Call[..2]);
        Assert.Equal(1, await StagedAsync(site, [Call[2], .. Other]));
    }

    [Fact]
    public async Task A_line_that_stands_in_the_file_twice_is_compared_the_second_time() =>
        Assert.Equal(1, await StagedAsync(new(database), [.. Call, Call[2]]));

    private async Task<long> StagedAsync(LogSite site, string[] lines)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var source = await site.Load.BeginAsync(connection, site.Name, Melbourne, CancellationToken.None);
        var file = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))), 0);
        await site.Load.RunAsync(
            connection, source, Melbourne, new("queue_log", [4, 5, 6], file, Whole: true), _ => { }, new Progress<Progress>(),
                CancellationToken.None);
        return await connection.ScalarAsync<long>("select count(*) from log_line", CancellationToken.None);
    }
}
