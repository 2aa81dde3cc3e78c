using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace IWReports.Benchmarks;

/// <summary>The queues' KPIs by day, straight from a queue_log: what an engine made for such questions takes. Prints seconds.</summary>
internal static class QueueKpis
{
    public const string Verb = "queues";

    private const string Sql =
        """
        select queue, cast(to_timestamp("at") as date) as day, count(*) filter (event = 'ENTERQUEUE') as offered,
            count(*) filter (event = 'CONNECT') as answered, count(*) filter (event = 'ABANDON') as abandoned,
            avg(try_cast(p1 as integer)) filter (event = 'CONNECT') as speed_of_answer,
            avg(try_cast(p2 as integer)) filter (event in ('COMPLETEAGENT', 'COMPLETECALLER')) as talk
        from read_csv($1, delim = '|', header = false, quote = '', auto_detect = false, strict_mode = false, null_padding = true,
            columns = {
            'at': 'bigint', 'call': 'varchar', 'queue': 'varchar', 'agent': 'varchar', 'event': 'varchar',
            'p1': 'varchar', 'p2': 'varchar', 'p3': 'varchar', 'p4': 'varchar', 'p5': 'varchar' })
        group by all order by all
        """;

    public static int Measure(string log)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var clock = Stopwatch.StartNew();
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.Add(new DuckDBParameter(log));
        using var row = command.ExecuteReader();
        var rows = 0;
        while (row.Read())
            rows++;
        Console.WriteLine(clock.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return rows > 0 ? 0 : 1;
    }
}
