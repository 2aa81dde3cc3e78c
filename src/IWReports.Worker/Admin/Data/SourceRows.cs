using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Data;

/// <summary>The newest rows that a source gave one table, as they are stored.</summary>
internal sealed record RowsOfTable(string Table, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>Reads the newest rows of a source, for seeing whether they came as they should.</summary>
internal sealed class SourceRows(NpgsqlDataSource database, BusinessCalendar calendar)
{
    private const int Max = 5;

    // What a source says of a day; not what is kept to read on, and no way to reach anybody.
    private static readonly string[] Facts =
    [
        "queue_entry", "call_interval", "monthly_call_count", "refused_call", "officer_session", "officer_pause", "enquiry", "complaint",
        "customer", "customer_order", "shipment", "order_return", "roster_entry", "absence", "coaching_session", "training_session",
        "briefing", "quality_item", "survey_answer", "invitation", "public_review", "lead", "sales_goal", "record_change", "currency_rate",
    ];

    // Free text may name anybody; the rest says again what another column says.
    private static readonly string[] Hidden = ["comment", "summary", "agreed_actions", "source_id", "stint", "half_hour"];

    private static readonly string[] Shown =
        ["text", "date", "timestamp with time zone", "time without time zone", "smallint", "integer", "numeric", "boolean"];

    /// <summary>Only the tables that have rows of it.</summary>
    public async Task<IReadOnlyList<RowsOfTable>> ReadAsync(short source, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var columns = await connection.RowsAsync<Column>(
            """
            select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as may_be_null
            from information_schema.columns
            where table_schema = current_schema() and table_name = any($1) and column_name <> all($2) and data_type = any($3)
            order by table_name, ordinal_position
            """, cancellationToken, Facts, Hidden, Shown);
        var read = new List<RowsOfTable>();
        foreach (var table in columns.GroupBy(column => column.Table))
        {
            object[] asked = table.Any(column => column.IsTime) ? [source, Max, calendar.Zone.Id] : [source, Max];
            var rows = await connection.RowsAsync<Row>(Sql(table.Key, [.. table]), cancellationToken, asked);
            if (rows.Count > 0)
            {
                var order = NewestOf(table) is null ? " (any, without a day)" : "";
                read.Add(new($"{table.Key.Replace('_', ' ')}{order}", [.. table.Select(column => column.Name.Replace('_', ' '))],
                    rows.ConvertAll(row => (IReadOnlyList<string?>)row.Cells)));
            }
        }

        return read;
    }

    private static string Sql(string table, IReadOnlyList<Column> columns)
    {
        // A source without rows there is known by the key, before any row of others is looked at.
        var newest = NewestOf(columns);
        return $"select array[{string.Join(", ", columns.Select(column => column.Text))}] as cells from {table} "
            + $"where source_id = $1 and exists (select from {table} where source_id = $1) "
            + $"{(newest is null ? "" : $"order by {newest.Name} desc{(newest.MayBeNull ? " nulls last" : "")}")} limit $2";
    }

    // By day: that is how most of them are found.
    private static Column? NewestOf(IEnumerable<Column> columns) =>
        columns.FirstOrDefault(column => column.Type == "date") ?? columns.FirstOrDefault(column => column.IsTime);

    private sealed record Column
    {
        public required string Table { get; init; }

        public required string Name { get; init; }

        public required string Type { get; init; }

        public bool MayBeNull { get; init; }

        public bool IsTime => Type == "timestamp with time zone";

        public string Text => IsTime ? $"to_char({Name} at time zone $3, 'YYYY-MM-DD HH24:MI:SS')" : $"{Name}::text";
    }

    private sealed record Row
    {
        public required string?[] Cells { get; init; }
    }
}
