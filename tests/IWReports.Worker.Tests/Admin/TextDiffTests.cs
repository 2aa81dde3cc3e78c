using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What changed between two texts, line by line.</summary>
public sealed class TextDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("a b c", "a x c", " a -b +x  c")]
    [InlineData("a b", "b c", "-a  b +c")]
    [InlineData("1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 9", "…  6  7 -8 +9")]
    [InlineData("0 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8", "-0 +1  2  3 …")]
    [InlineData("", "a", "- +a")]
    public void Changed_lines_are_shown_with_those_around(string before, string after, string shown) =>
        Assert.Equal(shown, string.Join(' ', TextDiff.Of(before.Replace(' ', '\n'), after.Replace(' ', '\n'))
            .Select(line => line.Mark == '…' ? "…" : $"{line.Mark}{line.Text}")));
}
