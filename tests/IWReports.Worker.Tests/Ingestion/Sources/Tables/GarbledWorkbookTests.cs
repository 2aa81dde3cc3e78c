using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using static IWReports.Worker.Tests.Ingestion.Sources.Tables.WorkbookImportTests;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A workbook of which any byte is another.</summary>
public sealed class GarbledWorkbookTests
{
    [Fact]
    public async Task A_workbook_with_any_byte_garbled_is_read_or_refused_and_never_fails_otherwise()
    {
        var workbook = await File.ReadAllBytesAsync(Given("orders.xlsx"));
        var random = new Random(20251130);
        var path = Path.Combine(Path.GetTempPath(), $"iw-garbled-{Guid.NewGuid():N}.xlsx");
        try
        {
            for (var round = 0; round < 400; round++)
            {
                var garbled = workbook.ToArray();
                for (var hit = 0; hit <= round % 4; hit++)
                    garbled[random.Next(4, garbled.Length)] = (byte)random.Next(256);
                await File.WriteAllBytesAsync(path, round % 5 == 0 ? garbled[..random.Next(4, garbled.Length)] : garbled);
                try
                {
                    await using var file = await TableFile.OpenAsync(path, TableCatalog.Find("orders"), TableMap.None,
                        CancellationToken.None);
                    while (await file.ReadAsync(CancellationToken.None))
                        Assert.NotNull(file.Cell(0));
                }
                catch (InputException refused)
                {
                    Assert.NotEqual("", refused.Message);
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
