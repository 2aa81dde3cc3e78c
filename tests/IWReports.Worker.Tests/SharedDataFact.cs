namespace IWReports.Worker.Tests;

/// <summary>A test that reads the real files beside the checkout; where they are absent it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = Folder is null ? "The real files (../shared, or IWREPORTS_SHARED) are not here." : null;

    /// <summary>The folder with the real files; null where it is absent.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("IWREPORTS_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent;
        var shared = root?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : "";
        return Directory.Exists(Path.Combine(shared, "data")) ? shared : null;
    }
}
