using System.Text.RegularExpressions;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What was last looked at and approved.</summary>
/// <remarks>Run once with UPDATE_SNAPSHOTS=1 after a wanted change, and look at the difference.</remarks>
internal static partial class Snapshot
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

    /// <summary>A page as it is built and what it says; how its elements look is approved once, with the sample company's.</summary>
    public static void ApproveBody(string name, string html) => Approve(name, Styles().Replace(Head().Replace(html, ""), ""));

    [GeneratedRegex("<head>.*?</head>", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex(" (?:style|class)=\"[^\"]*\"")]
    private static partial Regex Styles();

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests do not lie under IWReports.sln.");
        return Path.Combine(root.FullName, "tests/IWReports.Worker.Tests/Reporting/Snapshots");
    }
}
