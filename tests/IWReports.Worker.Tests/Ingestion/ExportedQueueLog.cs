using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>A queue_log and exports of its table, imported as one site's.</summary>
public abstract class ExportedQueueLog(TestDatabase database) : IClassFixture<TestDatabase>
{
    private protected TestDatabase Database => database;

    private protected LogSite Site { get; } = new(database);

    /// <summary>The lines as a table's rows, with ids from 1 or without.</summary>
    private protected static string[] Export(string[] lines, bool withIds) =>
    [
        $"{(withIds ? "id," : "")}time,callid,queuename,agent,event,data1,data2,data3,data4,data5",
        .. lines.Select((line, at) => line.Split('|') is var fields
            ? (withIds ? $"{at + 1}," : "") + string.Join(',', fields.Concat(Enumerable.Repeat("", 10)).Take(10)) : ""),
    ];

    private protected async Task<ImportCounts> RequestAsync(byte[] content, Func<QueueLogRequest, QueueLogRequest> with)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content);
        try
        {
            return await new QueueLogImport(database.Source, Site.Load)
                .RunAsync(with(new([path], Melbourne, Site.Name)), new Progress<Progress>(), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private protected Task<string> EventsAsync() =>
        Site.RowsInOrderAsync($"select concat_ws(' ', hash, copies, at, event) from queue_event where source_id = {Site.Id} order by 1");

    private protected static Task<string> OrderAsync(LogSite site) =>
        site.RowsInOrderAsync($"select event from queue_event where source_id = {site.Id} order by file_offset");

    private protected static Task<string> HashesAsync(LogSite site) =>
        site.RowsInOrderAsync($"select hash::text from queue_event where source_id = {site.Id} order by 1");
}
