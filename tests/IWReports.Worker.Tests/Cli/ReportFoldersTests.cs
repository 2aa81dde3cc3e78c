using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

/// <summary>Reports of several teams as files: each team has a folder below the one that was given, whatever the team is called.</summary>
public sealed class ReportFoldersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("preview")]
    [InlineData("make")]
    public async Task Teams_that_are_called_like_paths_have_folders_of_their_own_below_the_one_given(string verb)
    {
        var parent = Directory.CreateTempSubdirectory("iw-teams-").FullName;
        var folder = Path.Combine(parent, "out");
        string[] teams = ["../x", "Sales/East", "Sales East", "Sales-East"];
        var ended = await BuiltProgram.RunAsync(database.ConnectionString,
            ["report", verb, "daily-digest", "--period", "2025-11-28", "--out", folder, "--json",
                .. verb == "preview" ? ["--no-pictures"] : Array.Empty<string>()],
            [.. teams.Select((team, at) => ($"Company__Teams__{team}__0", $"queue {at}"))]);
        Assert.True(ended.Code is 0 or 1, ended.Error);

        var folders = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
            .Where(edition => teams.Contains(edition.GetProperty("scope").GetString()))
            .Select(edition => edition.GetProperty("files").EnumerateArray().Select(file => Path.GetDirectoryName(file.GetString())!))
            .Select(files => Assert.Single(files.Distinct())).ToList();
        Assert.Equal(teams.Length, folders.Distinct().Count());
        Assert.All(folders, team => Assert.Equal(folder, Path.GetDirectoryName(team)));
        Assert.All(folders, team => Assert.True(File.Exists(Path.Combine(team, "body.html"))));
        Assert.Equal([folder], Directory.GetFileSystemEntries(parent));
        Directory.Delete(parent, recursive: true);
    }
}
