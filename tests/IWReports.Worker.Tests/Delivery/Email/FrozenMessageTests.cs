using IWReports.Worker.Delivery.Channels;
using MimeKit;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>Messages that the program before this one froze, with a MIME writer of its own, and left pending.</summary>
public sealed class FrozenMessageTests
{
    public static TheoryData<string> Frozen =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "frozen"), "*.eml").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Frozen))]
    public async Task What_an_older_version_left_pending_arrives_byte_for_byte(string file)
    {
        var frozen = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "frozen", file));
        await using var server = new ScriptedSmtpServer { Offers =
            ["8BITMIME", "SMTPUTF8", "PIPELINING", "CHUNKING", "BINARYMIME", "SIZE 1000000"] };
        await using (var client = Some.Client(Some.Relay(server)))
            Assert.Equal(SendResultKind.Accepted, (await client.SendAsync(Some.Sender, "ann@board.example", frozen)).Kind);
        Assert.Equal(frozen, Assert.Single(server.DeliveryLog).Bytes);
        Assert.Contains($"MAIL FROM:<{Some.Sender}> SIZE={frozen.Length}", server.Heard);
    }

    [Theory]
    [MemberData(nameof(Frozen))]
    public void The_reader_of_a_message_sees_what_the_version_before_wrote(string file)
    {
        var before = MimeMessage.Load(Path.Combine(AppContext.BaseDirectory, "frozen", file));
        var now = Some.Read(FrozenReports.Of(file));
        Assert.Equal(before.Headers.Select(Shown), now.Headers.Select(Shown));
        Assert.Equal(Tree(before.Body!), Tree(now.Body!));
        Assert.Equal(before.BodyParts.Select(Content), now.BodyParts.Select(Content));
    }

    [Theory]
    [InlineData("Subject: eight bits\r\n\r\nGr\u00FC\u00DFe\r\n")]
    [InlineData("Subject: trailing blanks  \r\nX-Odd:\tfolded\r\n\t oddly  \r\n\r\na  \r\n\r\n\r\n")]
    [InlineData("Subject: no header of MIME\r\n\r\n")]
    public async Task Nothing_is_encoded_anew_on_the_way_out(string text)
    {
        var frozen = System.Text.Encoding.Latin1.GetBytes(text);
        await using var server = new ScriptedSmtpServer();
        await using (var client = Some.Client(Some.Relay(server)))
            await client.SendAsync(Some.Sender, "ann@board.example", frozen);
        Assert.Equal(frozen, Assert.Single(server.DeliveryLog).Bytes);
    }

    [Theory]
    [InlineData("no header at all")]
    [InlineData("Subject: a header\nwith bare line feeds\r\n\r\nbody\r\n")]
    public async Task What_would_not_leave_as_it_was_frozen_is_not_sent(string text)
    {
        await using var server = new ScriptedSmtpServer();
        await using (var client = Some.Client(Some.Relay(server)))
            Assert.Equal(SendResultKind.Permanent,
                (await client.SendAsync(Some.Sender, "ann@board.example", System.Text.Encoding.ASCII.GetBytes(text))).Kind);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_of_another_script_is_named_in_ascii_whatever_the_server_offers()
    {
        await using var server = new ScriptedSmtpServer { Offers = ["SMTPUTF8", "8BITMIME"] };
        await using (var client = Some.Client(Some.Relay(server)))
            await client.SendAsync(Some.Sender, Some.Box("Ann", "ann@bücher.example").Address, Some.Message().ToBytes());
        Assert.Contains("RCPT TO:<ann@xn--bcher-kva.example>", server.Heard);
    }

    private static (string, string) Shown(Header header) => (header.Field, header.Value);

    // All that a part says of itself, but for the boundaries between parts.
    private static string Tree(MimeEntity entity)
    {
        var parameters = entity.ContentType.Parameters.Where(one => one.Name is not ("boundary" or "name"))
            .OrderBy(one => one.Name).Select(one => $"{one.Name}={one.Value}");
        var type = $"{entity.ContentType.MimeType} {string.Join(' ', parameters)}";
        // The name of the file follows another rule since; FileNameTests hold it.
        var name = Path.GetExtension(entity.ContentDisposition?.FileName);
        var more = $"{(entity as MimePart)?.ContentTransferEncoding} {entity.ContentDisposition?.Disposition} {name} {entity.ContentId}";
        return entity is Multipart parts ? $"{type}({string.Join(", ", parts.Select(Tree))})" : $"{type} {more}";
    }

    private static byte[] Content(MimeEntity entity)
    {
        using var content = new MemoryStream();
        ((MimePart)entity).Content!.DecodeTo(content);
        return content.ToArray();
    }
}
