using System.Text.Json;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests;

/// <summary>The page on licences names what is shipped, and the texts that must come along do.</summary>
public sealed class LicencesTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "licences");

    [Fact]
    public void The_page_names_every_package_with_its_version_and_no_other()
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(GivenFilesTests.Ops("../src/IWReports.Worker/packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => $"{package.Name} {package.Value.GetProperty("resolved").GetString()}")
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(packages, Rows().Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_package_has_a_licence_and_a_copyright() =>
        Assert.All(Rows(), row => Assert.All(row[2..], cell => Assert.NotEqual("", cell)));

    [Theory]
    [InlineData("licences.md", "## Packages")]
    [InlineData("COPYING.LESSER", "GNU LESSER GENERAL PUBLIC LICENSE")]
    [InlineData("COPYING", "GNU GENERAL PUBLIC LICENSE")]
    [InlineData("NOTICES", "Third Party Software Notices")]
    [InlineData("THIRD-PARTY-NOTICES.txt", "HarfBuzz")]
    public void The_texts_come_with_the_program(string file, string begins) =>
        Assert.Contains(begins, File.ReadAllText(Path.Combine(Shipped, file)), StringComparison.Ordinal);

    private static List<string[]> Rows() =>
    [
        .. File.ReadLines(GivenFilesTests.Ops("docs/licences.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];
}
