using System.Text;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>Delivers into a folder: {report}/{period}/{recipient}.{key}.eml, and beside it the same message taken apart for a browser, listed in index.html.</summary>
internal sealed class FolderChannel(FolderOptions options) : IDeliveryChannel
{
    // Enough of the key to tell two revisions or two recipients of one name apart.
    private const int KeyLength = 8;

    private readonly string _root = Path.GetFullPath(options.Path);
    private bool _written;

    public async Task<Outcome> SendAsync(OutgoingMessage message)
    {
        var folder = Path.Combine(_root, message.Key.Report, message.Key.Period);
        var name = $"{Plain(message.RecipientName)}.{message.Key.Tag[..KeyLength]}";
        try
        {
            await WritePreviewAsync(Path.Combine(folder, name), message.Mime);
            var file = Path.Combine(folder, name + ".eml");
            // The message comes last: once it is there, everything is.
            await WriteAsync(file, message.Mime);
            _written = true;
            return new(OutcomeKind.Accepted, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(OutcomeKind.Transient, $"Delivery:Folder:Path: {error.Message}", ChannelDown: true);
        }
    }

    // Once per run: the list is made from the folder, however many messages came.
    public async ValueTask DisposeAsync()
    {
        if (_written)
            await WriteAsync(Path.Combine(_root, "index.html"), Encoding.UTF8.GetBytes(FolderIndex.Of(_root)));
    }

    private static async Task WritePreviewAsync(string folder, ReadOnlyMemory<byte> mime)
    {
        foreach (var (name, content) in Preview.Files(mime))
            await WriteAsync(Path.Combine(folder, name), content);
    }

    // Write beside and move over: a reader of the folder never sees half a message, and a second delivery of the same one changes nothing.
    private static async Task WriteAsync(string file, ReadOnlyMemory<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = $"{file}.{Guid.NewGuid():N}.part";
        await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }

    // Names are people's: letters and digits stay, whatever the script.
    private static string Plain(string name) =>
        string.Join('-', new string([.. name.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } plain ? plain : "recipient";
}
