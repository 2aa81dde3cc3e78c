using IWReports.Tests;
using IWReports.Worker.Database;

namespace IWReports.Worker.Tests;

public sealed class FloorsTests
{
    private static readonly Floors Worker = new(typeof(Migrator).Assembly,
        "Host", "Company", "Database", "Ingestion", "Measurement", "Reporting", "Delivery", "Scheduling", "Demo", "Questionnaires",
        "Admin", "Cli");

    [Fact]
    public void Every_folder_is_on_a_floor() => Assert.Equal("", string.Join("\n", Worker.OnNoFloor));

    [Fact]
    public void No_folder_uses_a_higher_floor() => Assert.Equal("", string.Join("\n", Worker.Upward));

    [Fact]
    public void No_folders_use_each_other_in_a_circle() => Assert.Equal("", string.Join("\n", Worker.Circles));
}
