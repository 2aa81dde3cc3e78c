using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace IWReports.Worker.Tests.Delivery.Email;

public sealed class ReportMessageTests
{
    // Another reader's opinion: Python's, which the PDFs need anyway.
    private const string Reader = """
        import sys, json, email, email.policy
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        def tree(p): return [p.get_content_type(), [tree(c) for c in p.iter_parts()]] if p.is_multipart() else [p.get_content_type(), []]
        leaves = [p for p in m.walk() if not p.is_multipart()]
        defects = [repr(d) for p in m.walk() for d in p.defects] + [repr(d) for p in m.walk() for h in p.values() for d in h.defects]
        to = m['To'].addresses[0]
        json.dump(dict(subject=m['Subject'], to=str(to.display_name), address=to.addr_spec, date=m['Date'].datetime.isoformat(),
            tree=json.dumps(tree(m)), defects=defects, text=m.get_body(('plain',)).get_content(), html=m.get_body(('html',)).get_content(),
            files=[p.get_filename() for p in leaves if p.get_filename()], cids=[p['Content-ID'] for p in leaves if p['Content-ID']],
            sizes=[len(p.get_payload(decode=True)) for p in leaves]), sys.stdout)
        """;

    [Fact]
    public void A_mail_reader_finds_everything_and_no_defect()
    {
        var read = Read(Some.Message("Größe – 例え: calls 1,560", "Lee, Änn").ToBytes());

        Assert.Equal("[]", read.GetProperty("defects").GetRawText());
        Assert.Equal("Größe – 例え: calls 1,560", read.GetProperty("subject").GetString());
        Assert.Equal("Lee, Änn", read.GetProperty("to").GetString());
        Assert.Equal("ann@board.example", read.GetProperty("address").GetString());
        Assert.Equal("2025-12-02T07:00:00+11:00", read.GetProperty("date").GetString());
        Assert.Equal(
            """["multipart/mixed", [["multipart/alternative", [["text/plain", []], ["multipart/related", [["text/html", []]"""
                + """, ["image/png", []]]]]], ["application/pdf", []]]]""",
            read.GetProperty("tree").GetString());
        Assert.Equal(Some.Rendered().Text, read.GetProperty("text").GetString()!.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(Some.Rendered().Html, read.GetProperty("html").GetString()!.TrimEnd());
        Assert.Equal(["<trend@iwreports>"], read.GetProperty("cids").EnumerateArray().Select(cid => cid.GetString()));
        Assert.Equal(["trend.png", "board-report-2025-11.pdf"],
            read.GetProperty("files").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void A_file_name_of_any_script_and_length_is_read_back()
    {
        var scope = "team:" + string.Concat(Enumerable.Repeat("Südküste 例え ", 8)).Trim();
        var read = Read(Some.Message(key: Some.Key() with { Scope = scope }).ToBytes());
        Assert.Equal("board-report-2025-11-team-" + string.Join('-', Enumerable.Repeat("Südküste-例え", 6)) + "-Südkü.pdf",
            read.GetProperty("files")[1].GetString());
        Assert.Equal("[]", read.GetProperty("defects").GetRawText());
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Some.Message().ToBytes(), Some.Message().ToBytes());

    [Fact]
    public void Lines_are_short_and_end_in_crlf_and_all_is_ascii()
    {
        var text = Encoding.Latin1.GetString((Some.Message()
            with { Report = Some.Rendered() with { Html = new string('ä', 5000) + new string(' ', 200), Text = "a \r\nb\rc\n" } })
            .ToBytes());
        Assert.All(text, letter => Assert.True(letter < 128));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_that_no_person_wrote_it_and_asks_for_no_answer()
    {
        var header = Some.Read(Some.Message()).Headers;
        Assert.Equal("auto-generated", header["Auto-Submitted"]);
        Assert.Equal("OOF, AutoReply", header["X-Auto-Response-Suppress"]);
        Assert.Equal("<board-report.reports.widgets.example>", header["List-Id"]);
        Assert.Equal("Tue, 02 Dec 2025 07:00:00 +1100", header["Date"]);
    }

    [Fact]
    [Trait("Req", "R07")]
    public void The_message_id_differs_per_recipient_and_per_revision()
    {
        string[] ids = [Some.Message().MessageId, Some.Message(key: Some.Key(revision: 2)).MessageId,
            Some.Message(key: Some.Key(recipient: 8)).MessageId];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^<iw\\.[a-z2-7]{26}@widgets\\.example>$", id));
    }

    [Fact]
    public void A_chart_that_the_html_does_not_show_is_left_out()
    {
        var report = Some.Rendered() with { Html = "<p>no picture</p>" };
        Assert.DoesNotContain(Some.Read(Some.Message() with { Report = report }).BodyParts,
            part => part.ContentType.IsMimeType("image", "png"));
    }

    private static JsonElement Read(byte[] message)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3") { ArgumentList = { "-c", Reader },
            RedirectStandardInput = true, RedirectStandardOutput = true })!;
        python.StandardInput.BaseStream.Write(message);
        python.StandardInput.Close();
        return JsonSerializer.Deserialize<JsonElement>(python.StandardOutput.ReadToEnd());
    }
}
