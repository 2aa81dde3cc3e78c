using IWReports.Worker.Tests.Database;

namespace IWReports.Worker.Tests;

/// <summary>What tests a stage lies in the folder of that stage's name.</summary>
public sealed class MirrorTests
{
    // About many stages at once: the documents' commands, faulty inputs, and whole reports' figures and language.
    private static readonly string[] AboutMany = ["Documents", "Ingestion/Faults", "Reporting/Figures", "Reporting/Language"];

    [Theory]
    [InlineData("IWReports.Core")]
    [InlineData("IWReports.Worker")]
    public void Every_folder_of_tests_is_one_of_sources(string project)
    {
        var tests = Folders(Path.Combine(OpsScript.Root, "tests", $"{project}.Tests")).ToList();
        Assert.True(tests.Count > 10, $"{tests.Count} folders were found.");
        Assert.Equal([], tests.Except(Folders(Path.Combine(OpsScript.Root, "src", project))).Except(AboutMany));
    }

    private static IEnumerable<string> Folders(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!))
        .Where(folder => folder.Split('/')[0] is not ("bin" or "obj" or ".")).Distinct();
}
