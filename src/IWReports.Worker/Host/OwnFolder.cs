namespace IWReports.Worker.Host;

/// <summary>A folder that only the program's own user can read.</summary>
internal static class OwnFolder
{
    /// <summary>Makes it where it is not there, and takes everybody else's rights.</summary>
    public static DirectoryInfo Make(string path)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, ownerOnly);
        File.SetUnixFileMode(folder.FullName, ownerOnly);
        return folder;
    }
}
