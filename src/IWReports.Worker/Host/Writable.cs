namespace IWReports.Worker.Host;

/// <summary>Whether files can be written to a folder that may not exist yet. Leaves nothing behind.</summary>
internal static class Writable
{
    /// <summary>Refuses a folder that cannot be made or written to, with the name of the option or setting.</summary>
    public static void Check(string folder, string setting)
    {
        var nearest = new DirectoryInfo(Path.GetFullPath(folder));
        while (!nearest.Exists && nearest.Parent is { } parent)
        {
            if (File.Exists(nearest.FullName))
                throw new InputException($"{setting}: {nearest.FullName} is a file. Give a folder.");
            nearest = parent;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(nearest.FullName, $".iwreports-{Guid.NewGuid():N}"), FileMode.CreateNew,
                FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{setting}: nothing can be written to {nearest.FullName} ({Reason(error)}). Give a folder that this user may write to.",
                error);
        }
    }

    private static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it takes no files",
        _ => error.Message,
    };
}
