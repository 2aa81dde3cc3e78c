using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Data;

/// <summary>
/// Keeps uploaded files until they are imported or left: in a folder that only the program's own user can read, for a day.
/// </summary>
internal sealed class Uploads(IOptions<AdminOptions> admin)
{
    /// <summary>What a browser may bring at once; larger files are imported by the command line.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private static readonly HashSet<string> Endings = new([".csv", ".tsv", ".txt", ".xlsx", ".gz"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps a file, and returns the name under which its upload goes on.</summary>
    public async Task<string> KeepAsync(IFormFile file, CancellationToken cancellationToken)
    {
        ForgetOld();
        var id = Guid.NewGuid().ToString("N");
        var folder = Path.Combine(admin.Value.UploadsFolder, id);
        OwnFolder.Make(admin.Value.UploadsFolder);
        OwnFolder.Make(folder);
        var ending = Path.GetExtension(file.FileName);
        var name = FileName.Of(Path.GetFileNameWithoutExtension(file.FileName), "table") + (Endings.Contains(ending) ? ending : "");
        await using var kept = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        await file.CopyToAsync(kept, cancellationToken);
        return id;
    }

    /// <summary>Where an upload's file lies; null when it is there no more.</summary>
    public string? Find(string id) => Guid.TryParseExact(id, "N", out var known)
        && new DirectoryInfo(FolderOf(known)) is { Exists: true } folder ? folder.EnumerateFiles().FirstOrDefault()?.FullName : null;

    public void Forget(string id)
    {
        if (Guid.TryParseExact(id, "N", out var known) && Directory.Exists(FolderOf(known)))
            Directory.Delete(FolderOf(known), recursive: true);
    }

    private string FolderOf(Guid id) => Path.Combine(admin.Value.UploadsFolder, id.ToString("N"));

    private void ForgetOld()
    {
        var folder = new DirectoryInfo(admin.Value.UploadsFolder);
        foreach (var old in folder.Exists ? folder.GetDirectories() : [])
        {
            if (Guid.TryParseExact(old.Name, "N", out _) && old.CreationTimeUtc < TimeProvider.System.GetUtcNow() - KeptFor)
                old.Delete(recursive: true);
        }
    }
}
