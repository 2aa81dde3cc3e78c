using IWReports.Worker.Demo;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Demo;

/// <summary>What is handed out as an example is read as it stands.</summary>
public sealed class TableExamplesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    public static TheoryData<string> Kinds() => new(TableCatalog.All.Select(kind => kind.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_example_of_a_kind_is_imported_without_a_reject(string name)
    {
        var example = TableExamples.Of(TableCatalog.Find(name));
        var counts = await tables.ImportAsync(name, example);
        Assert.Equal((0, example.Split('\n').Length - 2), (counts.Rejected, (int)counts.Read));
        Assert.True(counts.Inserted > 0, name);
        Assert.Equal((0, 0), ((await tables.ImportAsync(name, example)) is var again ? (again.Inserted, again.Updated) : default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_example_of_a_kind_shows_every_column(string name)
    {
        var lines = TableExamples.Of(TableCatalog.Find(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(TableCatalog.Find(name).Columns.Select(column => column.Name).Order(), lines[0].Split(',').Order());
    }

    [Fact]
    public void All_of_them_are_written_with_what_their_columns_mean()
    {
        var folder = Directory.CreateTempSubdirectory("iw-examples-");
        try
        {
            TableExamples.Write(folder.FullName);
            Assert.Equal(TableCatalog.All.Select(kind => $"{kind.Name}.csv").Append("README.txt").Order(StringComparer.Ordinal),
                folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
            Assert.Contains("ordered_at *", File.ReadAllText(Path.Combine(folder.FullName, "README.txt")), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
