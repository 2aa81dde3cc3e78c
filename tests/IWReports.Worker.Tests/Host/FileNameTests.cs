using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Host;

/// <summary>People's words where they name a file: readable, and never a path.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("Customer service", "Customer-service")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("..", "team")]
    [InlineData("C:\\temp\\x", "C-temp-x")]
    [InlineData("a\0b\r\nc", "a-b-c")]
    [InlineData("Südküste 例え", "Südküste-例え")]
    [InlineData("हिन्दी समर्थन", "हिन्दी-समर्थन")]
    [InlineData("Cafe\u0301", "Cafe\u0301")]
    [InlineData("invoice\u202Efdp.exe", "invoice-fdp-exe")]
    [InlineData("CON", "CON-")]
    [InlineData("lpt1", "lpt1-")]
    [InlineData("con.report", "con-report")]
    [InlineData("-rf", "rf")]
    [InlineData("\uD800", "team")]
    [InlineData("", "team")]
    public void Words_become_a_name_that_is_no_path(string words, string name) => Assert.Equal(name, FileName.Of(words, "team"));

    [Theory]
    [InlineData("a")]
    [InlineData("例")]
    [InlineData("🀄a")]
    [InlineData("𝔸")]
    public void A_name_is_bounded_in_bytes_and_never_cut_within_a_letter(string letter)
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat(letter, 304)), "team");
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, FileName.MaxBytes);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void Other_words_have_another_name_where_one_folder_holds_several()
    {
        string[] teams = ["Sales/East", "Sales East", "Sales-East", "Sales  East", "Sales East ", "Sales:East",
            "..", "../", new string('a', 304), new string('a', 305)];
        Assert.Equal(teams.Length,
            teams.Select(team => FileName.Distinct(team, "team")).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("Sales-East", FileName.Distinct("Sales East", "team"));
    }
}
