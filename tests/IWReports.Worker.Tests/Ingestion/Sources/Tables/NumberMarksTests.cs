using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>How numbers are written: with a point unless a map says otherwise, and never guessed at.</summary>
public sealed class NumberMarksTests
{
    private static decimal Read(string text, string? mark = null, string? thousands = null, string? sign = null) =>
        (decimal)CellType.Number.Read(text, new(TimeZoneInfo.Utc, null) { Marks = NumberMarks.Of(mark, thousands, sign, "map.json:") });

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "5")]
    [InlineData("1e3", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1 234.5", "1234.5")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1\u202F234\u202F567.25", "1234567.25")]
    [InlineData("1'234.56", "1234.56")]
    [InlineData("1’234.56", "1234.56")]
    [InlineData("(12.50)", "-12.50")]
    [InlineData("12.50-", "-12.50")]
    [InlineData("−12.50", "-12.50")]
    public void Without_a_map_the_decimal_mark_is_the_point(string text, string number) =>
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Read(text));

    [Theory]
    [InlineData("1.234,56", ",", ".", "1234.56")]
    [InlineData("1.234", ",", ".", "1234")]
    [InlineData("-1.234.567,8", ",", ".", "-1234567.8")]
    [InlineData("12,5", ",", null, "12.5")]
    [InlineData("1,234", ",", null, "1.234")]
    [InlineData("1,234", null, ",", "1234")]
    [InlineData("1.234", null, ".", "1234")]
    [InlineData("1 234,56", ",", " ", "1234.56")]
    [InlineData("1\u00A0234,56", ",", " ", "1234.56")]
    [InlineData("1\u202F234,56", ",", null, "1234.56")]
    [InlineData("1'234.56", ".", "'", "1234.56")]
    [InlineData("12,34,567.50", ".", ",", "1234567.50")]
    [InlineData("(1.234,50)", ",", ".", "-1234.50")]
    [InlineData("1234,5", ",", ".", "1234.5")]
    public void A_map_says_the_marks(string text, string? mark, string? thousands, string number) =>
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Read(text, mark, thousands));

    [Theory]
    [InlineData("$1,234.50", null, ",", "$", "1234.50")]
    [InlineData("€ 12", null, null, "€", "12")]
    [InlineData("-€ 12,50", ",", null, "€", "-12.50")]
    [InlineData("12,50 EUR", ",", null, "EUR", "12.50")]
    [InlineData("($12.50)", null, null, "$", "-12.50")]
    public void A_sign_of_currency_is_read_where_the_map_names_it(string text, string? mark, string? thousands, string sign,
        string number) =>
            Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Read(text, mark, thousands, sign));

    [Theory]
    [InlineData("1,234", null, null,
        "the comma may be a decimal or a thousands mark. Say which in a map: {\"thousands\":\",\"} or {\"decimal\":\",\"}")]
    [InlineData("12,50", null, null, "Where a comma is its decimal mark, say so in a map: {\"decimal\":\",\"")]
    [InlineData("1.234,56", null, null, "Where a comma is its decimal mark, say so in a map: {\"decimal\":\",\"")]
    [InlineData("$12.50", null, null, "Name its sign of currency in a map: {\"sign\":\"$\"}")]
    [InlineData("1.23", ",", ".", "written with decimal \",\" and thousands \".\" as the map says")]
    [InlineData("1,23,4", null, ",", "as the map says")]
    [InlineData("12.50", ",", null, "written with decimal \",\" as the map says")]
    [InlineData("ten", null, null, "is not a number such as 12.50")]
    [InlineData("--5", null, null, "is not a number")]
    [InlineData("(-5)", null, null, "is not a number")]
    [InlineData("1.2.3", null, null, "is not a number")]
    public void What_may_be_read_in_two_ways_is_refused_with_the_key_that_tells(string text, string? mark, string? thousands,
        string reason) =>
            Assert.Contains(reason, Assert.Throws<CellException>(() => Read(text, mark, thousands)).Message, StringComparison.Ordinal);

    [Fact]
    public void Counts_percentages_and_durations_are_written_the_same_way()
    {
        var german = new CellContext(TimeZoneInfo.Utc, null) { Marks = NumberMarks.Of(",", ".", null, "map.json:") };
        Assert.Equal(1234, CellType.Count.Read("1.234", german));
        Assert.Equal(0.125m, CellType.Percent.Read("12,5 %", german));
        Assert.Equal(75.5m, CellType.Duration.Read("75,5", german));
        Assert.Equal(75m, CellType.Duration.Read("1:15", german));
        Assert.Throws<CellException>(() => CellType.Count.Read("1,234", new(TimeZoneInfo.Utc, null)));
    }

    [Theory]
    [InlineData("""{"decimal":"x"}""", "map.json: decimal is \".\" or \",\", not \"x\"")]
    [InlineData("""{"thousands":";"}""", "map.json: thousands is one of")]
    [InlineData("""{"decimal":",","thousands":","}""", "decimal and thousands cannot both be \",\"")]
    [InlineData("""{"sign":"12"}""", "sign is the sign of currency")]
    [InlineData("""{"columns":{"value":{"column":"Total","decimal":";"}}}""", "map.json: columns.value: decimal is")]
    [InlineData("""{"header_line":0}""", "header_line is the number of the line")]
    [InlineData("""{"header_line":2,"header":["a"]}""", "Give one of them")]
    public void Marks_that_cannot_be_are_refused(string map, string reason) =>
        Assert.Contains(reason, Assert.Throws<InputException>(() => TableMap.Parse(map, "map.json")).Message, StringComparison.Ordinal);
}
