using System.Text;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion;

public sealed class ContactDetailsTests
{
    [Theory]
    [InlineData("0355501234")]
    [InlineData("+61 3 5550 1234")]
    [InlineData("03) 5550-1234")]
    [InlineData("03/5550/1234")]
    [InlineData("+49 (0) 355 - 501 234")]
    [InlineData("0355.501.234")]
    [InlineData("131126")]
    [InlineData("13 11 26")]
    [InlineData("0355\u00A0501\u2011234")]
    [InlineData("0355%20501%20234")]
    [InlineData("０３５５５０１２３４")]
    [InlineData("0\u00003\u00005\u00005\u00005\u00000\u00001")]
    [InlineData("anna.jones@example.com")]
    [InlineData("Anna@Bücher.example")]
    [InlineData("anna%40example.com")]
    [InlineData("@anna@example.com")]
    [InlineData("0355501234@example.com")]
    [InlineData("sip:anna")]
    [InlineData("SIPS:anna@10.0.0.1:5061")]
    [InlineData("sip:+61355501234@example.com")]
    public void What_somebody_is_reached_by_is_blotted_out(string contact)
    {
        foreach (var text in new[] { "{0}", "7,{0},Anna", "call {0} now", "\"{0}\"", "<{0}>", "2025-11-30;{0};x", "1|{0}|x" })
            Assert.Equal(text.Replace("{0}", new string('#', contact.Length), StringComparison.Ordinal),
                ContactDetails.Mask(text.Replace("{0}", contact, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2025-11-30")]
    [InlineData("2025-02-29")]
    [InlineData("30/11/2025 8:26")]
    [InlineData("1.12.2025")]
    [InlineData("2025-11-30 14:05")]
    [InlineData("2025-11-30T14:05:00.123456Z")]
    [InlineData("2025-11-30T14:05:00+11:00")]
    [InlineData("0001-01-01 00:00")]
    [InlineData("A-1001")]
    [InlineData("10234")]
    [InlineData("SKU-85123A")]
    [InlineData("12.50")]
    [InlineData("09:30")]
    [InlineData("1,234,567")]
    [InlineData("Zoë & Söhne")]
    public void The_rest_of_the_line_stays_readable(string cell)
    {
        foreach (var text in new[] { "{0}", "7,{0},Anna", "\"{0}\" is not a day", "x;{0};0", "({0})" })
            Assert.Equal(text.Replace("{0}", cell, StringComparison.Ordinal),
                ContactDetails.Mask(text.Replace("{0}", cell, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2025-11-30 0355501234", "#####################")]
    [InlineData("2025-11-30 14:05 0355501234", "#############:#############")]
    [InlineData("0355501234 2025-11-30", "#####################")]
    [InlineData("20251130", "########")]
    public void A_date_stays_only_where_it_stands_alone(string text, string masked) => Assert.Equal(masked, ContactDetails.Mask(text));

    [Theory]
    [InlineData("1764291600|1764291600.12|widgets|NONE|ENTERQUEUE||0355501234|1",
        "1764291600|1764291600.12|widgets|NONE|ENTERQUEUE||##########|1")]
    [InlineData("1764291600|pbx1-1764291600.1234567|widgets|NONE|\u0001|anna@example.com",
        "1764291600|pbx1-1764291600.1234567|widgets|NONE|\u0001|################")]
    [InlineData("1764291600|NONE|widgets|Mia|PA", "1764291600|NONE|widgets|Mia|PA")]
    [InlineData("0355501234|3|Anna", "##########|3|Anna")]
    [InlineData("1300555012|3|Anna", "##########|3|Anna")]
    [InlineData("0355501234|1.1|widgets", "##########|1.1|widgets")]
    [InlineData("1764291600|0355501234|3|Anna", "##########|##########|3|Anna")]
    [InlineData("1764291600||0355501234|3|Anna", "##########||##########|3|Anna")]
    [InlineData("64291600|1764291600.12|widgets|NONE|ENTERQUEUE", "########|#############|widgets|NONE|ENTERQUEUE")]
    public void A_log_line_keeps_its_time_only_where_a_call_id_follows(string line, string masked) =>
        Assert.Equal(masked, Encoding.UTF8.GetString(ContactDetails.Mask(Encoding.UTF8.GetBytes(line))));

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_came() =>
        Assert.Equal([0xFF, 0xE9, .. "|######|"u8, 0xC3, 0x00], ContactDetails.Mask([0xFF, 0xE9, .. "|355012|"u8, 0xC3, 0x00]));

    [Fact]
    public void A_reason_shows_no_more_of_a_cell_than_the_line_does()
    {
        var address = $"{new string('a', 60)}@example.com";
        Assert.DoesNotContain("aa", new CellException(address, "a day").Message, StringComparison.Ordinal);
        var reject = new Reject("orders.csv", 2, "7,0355501234"u8, "ordered_at: \"0355501234\" is not a day");
        Assert.Equal(("7,##########", "ordered_at: \"##########\" is not a day"), (Encoding.UTF8.GetString(reject.Raw), reject.Reason));
    }

    [Fact]
    public void A_long_line_takes_no_longer_than_its_length()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var part in new[] { "a", "1", "a ", "1 ", "1    ", "2025-11-30 ", "%4", "sip" })
            ContactDetails.Mask(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
