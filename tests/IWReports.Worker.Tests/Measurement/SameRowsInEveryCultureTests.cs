using System.Text;
using System.Text.RegularExpressions;
using IWReports.Core.Calendar;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Measurement;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>
/// How a company writes its numbers changes no row: neither what was read, nor why it was refused, nor what was measured.
/// </summary>
public sealed partial class SameRowsInEveryCultureTests
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    // Numbers with decimals, and a time, in the reasons for which rows are refused.
    private static readonly (string Kind, string Csv)[] Refused =
    [
        ("goals", "month,amount\n2025-11,-1.5\n"),
        ("rates", "currency,day,rate,source\nJPY,2025-09-01,-0.5,accounts\n"),
        ("calls", "call_id,queue,entered_at,outcome,wait,talk\n1,widgets,2025-10-05 02:30,answered,1.5,86401.5\n"),
        ("cdr", "uniqueid,start,answer,end,disposition,duration\n1.1,2025-11-03 10:00:05,,2025-11-03 10:00:00,NO ANSWER,5\n"),
    ];

    [Theory]
    [InlineData("en-DE")]
    [InlineData("en-DK")]
    [InlineData("en-US")]
    public async Task A_log_and_every_table_make_the_same_rows(string culture)
    {
        var (here, there) = (await RowsAsync("en-AU"), await RowsAsync(culture));
        Assert.Contains("measure_value:", here, StringComparison.Ordinal);
        Assert.Contains("amount: -1.5 is below 0", here, StringComparison.Ordinal);
        Assert.Equal(here, there);
    }

    private static async Task<string> RowsAsync(string culture)
    {
        using var of = TestCulture.Of(culture);
        var database = new TestDatabase();
        await database.InitializeAsync();
        try
        {
            var tables = new TableFiles(database);
            foreach (var kind in TableCatalog.All)
                await tables.ImportAsync(kind.Name, TableExamples.Of(kind));
            var reasons = new List<string>();
            foreach (var (kind, csv) in Refused)
                reasons.Add((await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync(kind, csv))).Message.Split(".csv")[^1]);
            await new LogSite(database, "one", Convert.ToBase64String(new byte[32])).ImportAsync(LogSite.Call);
            await MeasureAsync(database);
            return string.Join('\n', reasons) + await DumpAsync(database);
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task MeasureAsync(TestDatabase database)
    {
        var calendar = new BusinessCalendar(LogSite.Melbourne, new HashSet<DateOnly> { new(2025, 11, 4) }, new(9, 0), new(17, 0));
        var (company, options) = (Options.Create(new CompanyOptions()), Options.Create(new MeasurementOptions()));
        var reader = new KpiReader(database.Source, calendar, options, company);
        var facts = new FactReader(company, options, calendar, Options.Create(new SourcesOptions()));
        var parts = new PartReader(database.Source, facts);
        await new MeasureJob(database.Source, parts, calendar, new Restatements(database.Source, reader), options)
            .RunAsync(November, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
    }

    [GeneratedRegex("/[^\"]*\\.(csv|tmp)")]
    private static partial Regex File();

    // Left out is what says when a row was made, and the name of the file, which is another each time.
    private static async Task<string> DumpAsync(TestDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        var all = new StringBuilder();
        foreach (var table in await connection.RowsAsync<string>(
            "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by "
                + "1", CancellationToken.None))
        {
            var rows = await database.ScalarAsync<string>($"""
                select coalesce(string_agg(r.x, E'\n' order by r.x), '') from (select (to_jsonb(t) - (
                    select array_agg(column_name::text) from information_schema.columns where table_name = '{table}'
                        and (column_default like 'now()%' or column_name in ('path', 'file', 'signature', 'read_at', 'finished_at',
                            'started_at', 'definitions'))
                ))::text from {table} t) r (x)
                """);
            all.AppendLine($"{table}:").AppendLine(rows);
        }

        return File().Replace(all.ToString(), "a file");
    }
}
