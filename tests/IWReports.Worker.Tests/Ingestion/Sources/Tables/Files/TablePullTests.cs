using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Files;

/// <summary>A table's file that is read each night, while others write it.</summary>
public sealed class TablePullTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("iw-table-").FullName, "returns.csv");
    private readonly string _site = Guid.NewGuid().ToString("N");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private async Task<ImportCounts> PullAsync(string? map = null)
    {
        var pulled = new SourceRead(_site);
        var key = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
        var options = new TablePullOptions { Kind = "returns", Path = _path, Map = map, Zone = "Australia/Melbourne", MaxRejects = 0,
            MaxRejectShare = 0.2 };
        await new TablePull(_site, options, database.Source, key, new(), DemoClock.From("2025-12-01T09:00:00+11:00"))
            .PullAsync(pulled, new Progress<Progress>(), CancellationToken.None);
        return pulled.Counts;
    }

    private Task<string> AmountsAsync() => database.ScalarAsync<string>($"select coalesce(string_agg(amount::text, ',' order by "
        + $"return_id), '') from order_return r join source s on s.id = r.source_id where s.name = 'table:returns:{_site}'");

    [Fact]
    public async Task A_last_line_that_is_still_being_written_is_left_for_the_next_pull()
    {
        await File.WriteAllTextAsync(_path, "order_id,return_id,returned_on,amount\nA,1,2025-11-03,10\nB,2,2025-11-04,12");
        Assert.Equal((1, 1, 0), await PullAsync() is var first ? (first.Read, first.Inserted, first.Rejected) : default);
        await File.AppendAllTextAsync(_path, "5.50\nC,3");
        Assert.Equal((2, 1, 1), await PullAsync() is var second ? (second.Read, second.Inserted, second.Unchanged) : default);
        Assert.Equal("10,125.50", await AmountsAsync());
    }

    [Fact]
    public async Task A_workbook_is_pulled_as_a_whole_and_one_half_written_fails_and_is_read_the_next_time()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("order_id", "return_id", "returned_on", "amount") + SomeWorkbook.Row("A", 1,
            "<c s=\"1\"><v>45964</v></c>", 10));
        await File.WriteAllBytesAsync(_path, workbook[..^300]);
        Assert.Contains("the workbook is damaged or cut off", (await Assert.ThrowsAsync<InputException>(() => PullAsync())).Message,
            StringComparison.Ordinal);
        await File.WriteAllBytesAsync(_path, workbook);
        Assert.Equal((1, 1, 0), await PullAsync() is var first ? (first.Read, first.Inserted, first.Rejected) : default);
        Assert.Equal(0, (await PullAsync()).Read);
        Assert.Equal("10", await AmountsAsync());
    }

    [Fact]
    public async Task A_file_that_did_not_change_is_not_read_again()
    {
        await File.WriteAllTextAsync(_path, "order_id,return_id,returned_on,amount\nA,1,2025-11-03,10\n");
        Assert.Equal(1, (await PullAsync()).Read);
        Assert.Equal(0, (await PullAsync()).Read);
    }

    [Fact]
    public async Task A_column_that_the_source_had_before_may_not_vanish_unless_its_map_says_so()
    {
        await File.WriteAllTextAsync(_path, "order_id,return_id,returned_on,amount\nA,1,2025-11-03,10\n");
        await PullAsync();
        await File.WriteAllTextAsync(_path, "order_id,return_id,returned_on\nA,1,2025-11-03\nB,2,2025-11-04\n");
        Assert.Contains("the column \"amount\" is gone, which this source had before",
            (await Assert.ThrowsAsync<InputException>(() => PullAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("10", await AmountsAsync());

        var map = Path.Combine(Path.GetDirectoryName(_path)!, "map.json");
        await File.WriteAllTextAsync(map, """{"columns":{"amount":{"constant":""}}}""");
        Assert.Equal((2, 1, 1, 0), await PullAsync(map) is var counts ? (counts.Read, counts.Inserted, counts.Updated, counts.Rejected)
            : default);
    }

    [Fact]
    public async Task Too_many_rejects_or_a_column_that_vanished_fail_the_source_and_keep_nothing()
    {
        await File.WriteAllTextAsync(_path, "order_id,return_id,returned_on,amount\nA,1,2025-11-03,10\nB,2,yesterday,12\n");
        Assert.Contains("more than Sources:Tables:", (await Assert.ThrowsAsync<InputException>(() => PullAsync())).Message,
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(_path, "order_id,return_id,amount\nA,1,10\n");
        Assert.Contains("the column \"returned_on\" (when) is missing",
            (await Assert.ThrowsAsync<InputException>(() => PullAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("", await AmountsAsync());
    }
}
