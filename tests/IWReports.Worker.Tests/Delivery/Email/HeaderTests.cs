using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using MimeKit;
using MimeKit.Utils;

namespace IWReports.Worker.Tests.Delivery.Email;

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
        return Shown(Some.Read(Some.Message(printable)), "Subject") == printable;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encoded_words_are_short_and_split_no_letter()
    {
        var subject = string.Concat(Enumerable.Repeat("Größe 👷🏽 例え ", 30)).Trim();
        foreach (var line in Lines(HeaderText.Field("Subject", subject)))
        {
            Assert.True(line.Length <= 76, line);
            var word = line.Split("=?utf-8?B?")[1][..^2];
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Convert.FromBase64String(word)));
        }
    }

    [Fact]
    public void A_long_plain_subject_is_folded_at_its_spaces()
    {
        var lines = Lines(HeaderText.Field("Subject", string.Join(' ', Enumerable.Repeat("November", 30))));
        Assert.All(lines, line => Assert.True(line.Length <= 78));
        Assert.All(lines.Skip(1), line => Assert.StartsWith(" November", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ann Lee", "To: Ann Lee <ann@board.example>")]
    [InlineData("Lee, Ann (Board)", "To: \"Lee, Ann (Board)\" <ann@board.example>")]
    [InlineData("Ann \"the\" Lee", "To: \"Ann \\\"the\\\" Lee\" <ann@board.example>")]
    [InlineData("", "To: ann@board.example")]
    [InlineData("Änn", "To: =?utf-8?B?w4Rubg==?= <ann@board.example>")]
    public void A_name_is_quoted_or_encoded_where_it_must_be(string name, string expected) =>
        Assert.Equal([expected], Lines(HeaderText.Field("To", Some.Box(name))));

    /// <summary>Whatever people and systems put into a field is shown as that text, and the field stays one field.</summary>
    [Theory]
    [InlineData("<img src=x onerror=1>")]
    [InlineData("{{ 1 }}")]
    [InlineData("\"quoted\", 'single', (comment) \\ <ann@other.example>")]
    [InlineData("\u202Eright to left\u202C مرحبا")]
    [InlineData("=?utf-8?B?QmNjOiBhbGxAd2lkZ2V0cy5leGFtcGxl?=")]
    [InlineData("a =?utf-8?Q?=0D=0ABcc:_all@widgets.example?= b")]
    [InlineData("  blanks at  both ends  ")]
    [InlineData("a@b.example, c@d.example; group: e@f.example;")]
    [Trait("Req", "R11")]
    public void A_hostile_string_is_shown_as_text_in_every_field(string hostile)
    {
        var key = Some.Key() with { Scope = "team:" + hostile };
        var message = Some.Read(Some.Message(subject: hostile, name: hostile, key: key) with { From = Some.Box(hostile, Some.Sender) });
        Assert.Equal(hostile, Shown(message, "Subject"));
        Assert.Equal((hostile, "ann@board.example"), Of(Assert.Single(message.To)));
        Assert.Equal((hostile, Some.Sender), Of(Assert.Single(message.From)));
        Assert.Equal($"board-report 2025-11 team:{hostile} revision 1", Shown(message, "X-IW-Run"));
        Assert.Equal($"board-report-2025-11-{FileName.Of($"team:{hostile}", "")}.pdf",
            Assert.Single(message.Attachments).ContentDisposition!.FileName);
        Assert.Equal(HeaderNames(Some.Message().ToBytes()), HeaderNames(Some.Message(subject: hostile, name: hostile, key: key).ToBytes()));

        static (string?, string) Of(InternetAddress address) => (address.Name, ((MailboxAddress)address).Address);
    }

    [Theory]
    [InlineData("\r\nBcc: all@widgets.example")]
    [InlineData("a\nb")]
    [InlineData("\0")]
    [Trait("Req", "R11")]
    public void A_line_break_in_a_scope_is_refused(string hostile) =>
        Assert.Throws<InputException>(() => Some.Message(key: Some.Key() with { Scope = hostile }).ToBytes());

    [Fact]
    public void Nobody_is_ever_named_in_secret() =>
        Assert.DoesNotContain("bcc", Encoding.ASCII.GetString(Some.Message().ToBytes()), StringComparison.OrdinalIgnoreCase);

    // MimeKit's own properties drop blanks at the ends.
    private static string Shown(MimeMessage message, string field) =>
        Rfc2047.DecodeText(message.Headers.Single(header => header.Field == field).RawValue)[1..].ReplaceLineEndings("");

    private static string[] Lines(Header header) => (header.Field + ":" + Encoding.ASCII.GetString(header.RawValue)).TrimEnd()
        .Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    private static List<string> HeaderNames(byte[] message) =>
        [.. Encoding.ASCII.GetString(message).Split("\r\n\r\n")[0].Split("\r\n").Where(line => line[0] is not (' ' or '\t'))
            .Select(line => line.Split(':')[0])];
}
