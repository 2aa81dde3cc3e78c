namespace IWReports.Worker.Tests.Rendering;

/// <summary>What was last looked at and approved. Run once with UPDATE_SNAPSHOTS=1 after a wanted change, and look at the difference.</summary>
internal static class Snapshot
{
    public static string Folder { get; } = Find();

    public static void Approve(string name, string actual)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests do not lie under IWReports.sln.");
        return Path.Combine(root.FullName, "tests/IWReports.Worker.Tests/Rendering/Snapshots");
    }
}
