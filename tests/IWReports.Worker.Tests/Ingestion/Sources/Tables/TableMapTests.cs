using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class TableMapTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Theory]
    [InlineData("""{"columns":{"order_id":"InvoiceNumber"}}""", "columns.order_id is \"InvoiceNumber\", which the file does not have")]
    [InlineData("""{"columns":{"order_id":"InvoiceNumber"}}""", "The file's columns: InvoiceNo, InvoiceDate")]
    [InlineData("""{"columns":{"invoice":"InvoiceNo"}}""", "orders have no column \"invoice\"")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo"}}""", "the column \"ordered_at\" (when it was placed) is missing")]
    [InlineData("""{"colums":{"order_id":"InvoiceNo"}}""", "\"colums\" is not a key of a map")]
    [InlineData("""{"columns":{"order_id":{"name":"InvoiceNo"}}}""", "columns.order_id: \"name\" is not a key of a map")]
    [InlineData("""{"columns":{"order_id":{"column":"InvoiceNo","constant":"1"}}}""",
        "exactly one of column, multiply, constant and content")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":{"content":true}}}""",
        "only the number that a line is known by can be its content")]
    [InlineData("""{"columns":{"ordered_at":{"column":"InvoiceDate","format":"%"}}}""", "\"%\" is not a date format")]
    [InlineData("""{"columns":{"order_id":{"multiply":["InvoiceNo"]}}}""", "only a number can be a product")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"status":{"canceled":"^C"}}""",
        "\"canceled\" is not a status")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"status":{"cancelled":"(C"}}""",
        "status.cancelled: \"(C\" is not a pattern")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"labels":{"Good":5}}""",
        "\"labels\" means nothing for orders")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"separator":";;"}""",
        "separator: \";;\" is not one character")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"encoding":"klingon"}""",
        "\"klingon\" is not a known encoding")]
    [InlineData("""{"columns":{"order_id":"InvoiceNo","ordered_at":"InvoiceDate"},"zone":"Mars/Olympus"}""",
        "map.json: zone: \"Mars/Olympus\" is not a known time zone")]
    [InlineData("""{"columns":""", "map.json: line 1: not a map")]
    [InlineData("""{"columns":null}""", "not a map")]
    public async Task A_wrong_map_is_refused_before_anything_is_written(string map, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("orders", "InvoiceNo,InvoiceDate\n1,2025-01-01\n", map));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await tables.ScalarAsync<long>("select count(*) from source"));
    }
}
