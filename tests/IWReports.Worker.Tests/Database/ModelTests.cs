using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Editions;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Tests.Database;

public sealed class ModelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Tables that are written and read by statements.</summary>
    private static readonly HashSet<string> ByStatements =
    [
        "absence", "absence_alarm", "analysis_cause", "analysis_signal", "analysis_target", "analysis_trend", "app_session", "approval",
        "briefing",
        "call_back", "call_interval", "caller_key", "cdr_leg", "cel_event", "cel_talk", "coaching_session", "complaint", "connect_contact",
        "currency_rate", "customer", "customer_order", "delivery", "edition", "edition_figure", "edition_part", "enquiry",
        "feedback_contact", "feedback_link", "handed_over",
        "ingest_run",
        "invitation", "job_log", "job_run", "kpi_mark", "lead", "mapping", "measure_spread", "measure_value", "measured_day",
        "monthly_analysis",
        "monthly_call_count", "officer_alias",
        "officer_pause", "officer_session", "order_line", "order_return", "order_to_reread",
        "public_review", "quality_item", "quarantine", "queue_call", "queue_entry", "queue_event", "queue_event_again", "queue_loose_end",
        "recipient", "recommendation", "record_change", "refused_call", "restatement", "retention_evidence", "retention_run",
        "roster_entry", "sales_goal", "scope_name",
        "schema_migration", "shipment", "source", "source_column", "source_cursor", "source_file", "source_freshness", "stated_cause",
            "survey_answer", "test_mail", "touched_day", "training_session", "what_if",
    ];

    [Fact]
    public async Task Every_mapped_column_is_the_schemas_and_every_column_is_mapped()
    {
        var schema = await SchemaAsync();
        var mapped = Mapped();
        Assert.Equal(schema.Where(column => mapped.Any(other => other.Table == column.Table)).Select(column => $"{column}").Order(),
            mapped.Select(column => $"{column}").Order());
    }

    /// <summary>A property without a column would keep its default in silence.</summary>
    [Theory]
    [InlineData(typeof(JobRun), "job_run")]
    [InlineData(typeof(JobLogLine), "job_log")]
    [InlineData(typeof(Edition), "edition", "model")]
    public async Task A_record_of_a_row_has_the_tables_columns(Type record, string table, params string[] apart)
    {
        var columns = (await SchemaAsync()).Where(column => column.Table == table).Select(column => column.Name).Except(apart);
        Assert.Equal(columns.Select(name => name.Replace("_", "", StringComparison.Ordinal)).Order(),
            record.GetProperties().Where(property => property.CanWrite).Select(property => property.Name.ToLowerInvariant()).Order());
    }

    [Fact]
    public async Task Every_table_is_mapped_or_listed()
    {
        var tables = (await SchemaAsync()).Select(column => column.Table).ToHashSet();
        Assert.Equal(tables.Order(), Mapped().Select(column => column.Table).Union(ByStatements).Order());
    }

    private HashSet<Column> Mapped()
    {
        using var context = new ReportsDbContext(new DbContextOptionsBuilder<ReportsDbContext>().UseNpgsql(database.Source).Options);
        return [.. context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property =>
            new Column(entity.GetTableName()!, property.GetColumnName(), property.GetColumnType(), property.IsNullable)))];
    }

    private async Task<HashSet<Column>> SchemaAsync()
    {
        await using var command = database.Source.CreateCommand(
            """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
                and not a.attisdropped
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new HashSet<Column>();
        while (await reader.ReadAsync())
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        return columns;
    }

    private sealed record Column(string Table, string Name, string Type, bool Nullable);
}
