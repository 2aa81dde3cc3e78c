using System.Runtime.Versioning;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Folder;

namespace IWReports.Worker.Tests.Delivery.Folder;

public sealed class FolderChannelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iw-mail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_message_lies_there_as_a_file_with_its_exact_bytes()
    {
        await SendAsync(Some.Key());
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "board-report", "2025-11"), "*.eml"));
        Assert.Equal($"ann-o-lee.{Some.Key().Tag[..8]}.eml", Path.GetFileName(file));
        Assert.Equal(Some.Message().ToBytes(), await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_second_delivery_of_the_same_message_changes_nothing_another_revision_lies_beside()
    {
        await SendAsync(Some.Key());
        await SendAsync(Some.Key());
        Assert.Single(Files("*.eml"));
        await SendAsync(Some.Key(revision: 2));
        Assert.Equal(2, Files("*.eml").Length);
        Assert.Empty(Files("*.part"));
    }

    [Fact]
    public async Task A_browser_can_read_it()
    {
        await SendAsync(Some.Key());
        Assert.Contains("<img src=\"trend.png\"", await File.ReadAllTextAsync(Assert.Single(Files("body.html"))), StringComparison.Ordinal);
        Assert.Equal(Some.Rendered().Charts[0].Png, await File.ReadAllBytesAsync(Assert.Single(Files("trend.png"))));
        Assert.Equal(Some.Rendered().Pdf, await File.ReadAllBytesAsync(Assert.Single(Files("report.pdf"))));
        var index = await File.ReadAllTextAsync(Path.Combine(_folder, "index.html"));
        Assert.Contains("November 2025: calls 1,560", index, StringComparison.Ordinal);
        Assert.Contains("Ann &lt;ann@board.example&gt;", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_subject_and_name_are_listed_as_text()
    {
        var mime = Some.Message("<img src=x onerror=1> {{ 1 }} \"=?utf-8?Q?a?=\"", "<b>Ann</b>").ToBytes();
        await using (var channel = new FolderChannel(new() { Path = _folder }))
            await channel.SendAsync(new(Some.Key(), "../../<b>Ann</b>", "ann@board.example", mime));
        var index = await File.ReadAllTextAsync(Path.Combine(_folder, "index.html"));
        Assert.Contains("&lt;img src=x onerror=1&gt; {{ 1 }} &quot;=?utf-8?Q?a?=&quot;", index, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ann&lt;/b&gt;", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", index, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(_folder, "board-report", "2025-11"), Path.GetDirectoryName(Assert.Single(Files("*.eml"))));
    }

    [Fact]
    public async Task A_name_of_304_letters_is_delivered_under_a_shorter_one()
    {
        await using (var channel = new FolderChannel(new() { Path = _folder }))
        {
            var name = string.Concat(Enumerable.Repeat("例え", 152));
            Assert.Equal(SendResultKind.Accepted,
                (await channel.SendAsync(new(Some.Key(), name, "ann@board.example", Some.Message().ToBytes()))).Kind);
        }

        Assert.Equal(Some.Message().ToBytes(), await File.ReadAllBytesAsync(Assert.Single(Files("*.eml"))));
    }

    [Fact]
    public async Task A_message_whose_file_cannot_be_written_stops_no_other()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "board-report", "2025-11", $"ann-o-lee.{Some.Key().Tag[..8]}.eml"));
        await using var channel = new FolderChannel(new() { Path = _folder });
        var stuck = await channel.SendAsync(new(Some.Key(), "Ann O'Lee", "ann@board.example", Some.Message().ToBytes()));
        Assert.Equal((SendResultKind.Transient, false), (stuck.Kind, stuck.ChannelDown));
        var other = Some.Key(recipient: 8);
        Assert.Equal(SendResultKind.Accepted,
            (await channel.SendAsync(new(other, "Ann O'Lee", "ann@board.example", Some.Message(key: other).ToBytes()))).Kind);
        Assert.Empty(Files("*.part"));
        Assert.Empty(Files(".probe*"));
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_leaves_the_messages_delivered()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "index.html"));
        await SendAsync(Some.Key());
        Assert.Single(Files("*.eml"));
    }

    [Fact]
    public async Task A_file_that_is_no_message_is_listed_as_that()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "board-report", "2025-11")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "odd.eml"), [0, 1, 2, 255]);
        File.CreateSymbolicLink(Path.Combine(folder, "gone.eml"), Path.Combine(folder, "nowhere"));
        await SendAsync(Some.Key());
        var index = await File.ReadAllTextAsync(Path.Combine(_folder, "index.html"));
        Assert.Contains("gone.eml cannot be read", index, StringComparison.Ordinal);
        Assert.Contains("November 2025: calls 1,560", index, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Mail_is_readable_by_its_owner_only()
    {
        Directory.Delete(_folder);
        await SendAsync(Some.Key());
        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Append(_folder))
            Assert.Equal((path, UnixFileMode.None), (path, File.GetUnixFileMode(path) & Others));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_temporary_and_named()
    {
        var blocked = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(blocked, "");
        await using var channel = new FolderChannel(new() { Path = blocked });
        var outcome = await channel.SendAsync(new(Some.Key(), "Ann", "ann@board.example", Some.Message().ToBytes()));
        Assert.Equal((SendResultKind.Transient, true), (outcome.Kind, outcome.ChannelDown));
        Assert.StartsWith("Delivery:Folder:Path: ", outcome.Text, StringComparison.Ordinal);
    }

    private string[] Files(string pattern) => Directory.GetFiles(_folder, pattern, SearchOption.AllDirectories);

    private async Task SendAsync(DeliveryKey key)
    {
        await using var channel = new FolderChannel(new() { Path = _folder });
        Assert.Equal(SendResultKind.Accepted, (await channel.SendAsync(
            new(key, "Ann O'Lee", "ann@board.example", Some.Message(key: key).ToBytes()))).Kind);
    }
}
