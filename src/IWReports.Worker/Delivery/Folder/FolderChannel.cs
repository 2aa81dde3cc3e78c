using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Host;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>
/// Delivers into a folder: {report}/{period}/{recipient}.{key}.eml, and beside it the same message taken apart for a browser, listed in
/// index.html.
/// </summary>
internal sealed class FolderChannel(FolderOptions options, ILogger? log = null) : IDeliveryChannel
{
    // Enough of the key to tell two revisions or two recipients of one name apart.
    private const int KeyLength = 8;

    private readonly string _root = Path.GetFullPath(options.Path);
    private bool _written;

    public async Task<SendResult> SendAsync(OutgoingMessage message)
    {
        var folder = Path.Combine(_root, message.Key.Report, message.Key.Period);
        var name = $"{FileName.Of(message.RecipientName.ToLowerInvariant(), "recipient")}.{message.Key.Tag[..KeyLength]}";
        try
        {
            await WritePreviewAsync(Path.Combine(folder, name), message.Mime);
            var file = Path.Combine(folder, name + ".eml");
            // The message comes last: once it is there, everything is.
            await OwnerOnly.WriteAsync(file, message.Mime);
            _written = true;
            return new(SendResultKind.Accepted,
                $"no mail server is set, so it lies in the folder for mail as {Path.GetRelativePath(_root, file)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where the folder itself still takes files, the fault is this message's, and the others go on.
            var down = await RefusalAsync();
            return new(SendResultKind.Transient, $"Delivery:Folder:Path: {down ?? error.Message}", ChannelDown: down is not null);
        }
    }

    // Once per run: the list is made from the folder, however many messages came. The messages are there without it.
    public async ValueTask DisposeAsync()
    {
        if (!_written)
            return;
        try
        {
            await OwnerOnly.WriteAsync(Path.Combine(_root, "index.html"), Encoding.UTF8.GetBytes(FolderIndex.Of(_root)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log?.LogError("The messages are delivered, but their list was not written (Delivery:Folder:Path): {Reason}", error.Message);
        }
    }

    private static async Task WritePreviewAsync(string folder, ReadOnlyMemory<byte> mime)
    {
        foreach (var (name, content) in Preview.Files(mime))
            await OwnerOnly.WriteAsync(Path.Combine(folder, name), content);
    }

    // A block of bytes, so that a full disk shows too.
    private async Task<string?> RefusalAsync()
    {
        var probe = Path.Combine(_root, $".probe-{Guid.NewGuid():N}");
        try
        {
            await OwnerOnly.WriteAsync(probe, new byte[4096]);
            File.Delete(probe);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
