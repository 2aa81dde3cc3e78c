using System.Reflection;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class TableCatalogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Every_kind_in_the_folder_is_in_the_catalogue()
    {
        var folder = typeof(OrdersTable).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(OrdersTable).Namespace && !type.IsNested)
            .Select(type => (TableKind)type.GetField("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
        Assert.Equal(folder.Select(kind => kind.Name).Order(), TableCatalog.All.Select(kind => kind.Name).Order());
    }

    [Fact]
    public void A_kind_of_a_later_day_is_refused_with_the_kinds_there_are()
    {
        var error = Assert.Throws<InputException>(() => TableCatalog.Find("faxes"));
        Assert.Contains(TableCatalog.Names, error.Message, StringComparison.Ordinal);
    }

    // COPY BINARY does not convert: a field written as another type than its column's would be stored as nonsense.
    [Fact]
    public async Task Every_field_is_written_as_the_type_the_schema_has()
    {
        foreach (var kind in TableCatalog.All)
        {
            await using var command = database.Source.CreateCommand($"select * from {kind.Table} where false");
            await using var reader = await command.ExecuteReaderAsync();
            var types = reader.GetColumnSchema().ToDictionary(column => column.ColumnName, column => column.NpgsqlDbType);
            Assert.All(kind.Fields, field => Assert.Equal(types[field.Name], field.Type));
        }
    }
}
