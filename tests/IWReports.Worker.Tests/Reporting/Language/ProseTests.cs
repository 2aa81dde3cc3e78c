namespace IWReports.Worker.Tests.Reporting.Language;

public sealed class ProseTests
{
    [Fact]
    public void Words_in_number_cells_and_charts_are_not_read()
    {
        var prose = Prose.OfHtml(
            "<p>Calls rose.</p><table><tr><th>Calls</th><td class=\"number\">1,560 calls</td></tr></table><svg><text>not "
                + "read</text></svg>");
        Assert.Equal(["Calls rose.", "Calls"], prose.Blocks);
        Assert.Equal(3, prose.Words);
    }

    [Fact]
    public void A_company_that_ends_in_a_point_ends_no_sentence() =>
        Assert.Equal(["Yore Mine Co. may leave.", "Call them today."], Prose.OfText("Yore Mine Co. may leave. Call them today.").Sentences);

    [Fact]
    public void Short_words_read_more_easily_than_long_ones() =>
        Assert.True(
            Prose.OfText("The cat sat on the mat.").ReadingEase
            > Prose.OfText("Organisational considerations necessitate comprehensive deliberation.").ReadingEase + 100);

    [Theory]
    [InlineData("Calls (all of them) rose (by a lot).", "two brackets")]
    [InlineData("Calls rose from 1,400 to 1,560 and waits from 20 to 40 seconds.", "two pairs of numbers")]
    [InlineData("Cover won back two points.", "\"won back\"")]
    [InlineData("One two three four five six seven eight nine ten eleven.", "11 words")]
    public void A_sentence_that_is_hard_to_read_is_named(string sentence, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Prose.OfText(sentence)
            .Faults(longest: 10 + (sentence.StartsWith("One", StringComparison.Ordinal) ? 0 : 18))));
}
