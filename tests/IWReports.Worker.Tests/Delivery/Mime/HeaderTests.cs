using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IWReports.Worker.Delivery.Email.Mime;

namespace IWReports.Worker.Tests.Delivery.Mime;

public sealed class HeaderTests
{
    [Fact]
    [Trait("Req", "R11")]
    public void No_text_in_a_subject_or_name_makes_another_header() => Prop.ForAll<string>(text =>
    {
        var expected = HeaderNames(Some.Message().ToBytes());
        byte[] bytes;
        try
        {
            bytes = Some.Message(subject: text ?? "").ToBytes();
        }
        catch (InputException)
        {
            return text!.Any(char.IsControl);
        }

        return !text?.Any(char.IsControl) != false && HeaderNames(bytes).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\r\nBcc: all@widgets.example")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [Trait("Req", "R11")]
    public void A_line_break_in_a_subject_is_refused(string subject) =>
        Assert.Throws<InputException>(() => Some.Message(subject).ToBytes());

    [Fact]
    public void Every_text_comes_back_as_it_was() => Prop.ForAll<NonNull<string>>(text =>
    {
        var printable = new string([.. text.Get.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]);
        return MimeReader.Header(Some.Message(printable).ToBytes(), "Subject") == printable;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encoded_words_are_short_and_split_no_letter()
    {
        var subject = string.Concat(Enumerable.Repeat("Größe 👷🏽 例え ", 30)).Trim();
        var header = Header.Text("Subject", subject);
        foreach (var line in header.TrimEnd().Split("\r\n"))
        {
            Assert.True(line.Length <= 76, line);
            var word = line.Split("=?utf-8?B?")[1][..^2];
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Convert.FromBase64String(word)));
        }
    }

    [Fact]
    public void A_long_plain_subject_is_folded_at_its_spaces()
    {
        var lines = Header.Text("Subject", string.Join(' ', Enumerable.Repeat("November", 30))).TrimEnd().Split("\r\n");
        Assert.All(lines, line => Assert.True(line.Length <= 78));
        Assert.All(lines.Skip(1), line => Assert.StartsWith(" November", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ann Lee", "To: Ann Lee <ann@board.example>\r\n")]
    [InlineData("Lee, Ann (Board)", "To: \"Lee, Ann (Board)\" <ann@board.example>\r\n")]
    [InlineData("Ann \"the\" Lee", "To: \"Ann \\\"the\\\" Lee\" <ann@board.example>\r\n")]
    [InlineData("", "To: ann@board.example\r\n")]
    [InlineData("Änn", "To: =?utf-8?B?w4Rubg==?= <ann@board.example>\r\n")]
    public void A_name_is_quoted_or_encoded_where_it_must_be(string name, string expected) =>
        Assert.Equal(expected, Header.Mailbox("To", Some.Box(name)));

    private static List<string> HeaderNames(byte[] message) =>
        [.. Encoding.ASCII.GetString(message).Split("\r\n\r\n")[0].Split("\r\n").Where(line => !line.StartsWith(' ')).Select(line => line.Split(':')[0])];
}
