using System.Globalization;
using IWReports.Worker.Company;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Company;

public sealed class HolidaysTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Victorias_days_and_names_are_those_that_were_gazetted(int year)
    {
        var holidays = Holidays.NamesOf("AU-VIC");
        Assert.Equal(Gazetted(year), holidays.Days.Where(day => day.Year == year).Order().Select(day => $"{Text(day)} {holidays.Of(day)}"));
    }

    [Fact]
    public void Every_region_has_holidays_in_every_year()
    {
        Assert.All(HolidayRegions.Codes, code =>
            Assert.All(Holidays.Of(code).GroupBy(day => day.Year).Where(year => year.Key is >= 2010 and < 2070),
                year => Assert.InRange(year.Count(), 3, 22)));
        Assert.All(HolidayRegions.Codes, code =>
            Assert.Empty(Enumerable.Range(2010, 60).Except(Holidays.Of(code).Select(day => day.Year))));
    }

    [Theory]
    [InlineData("AU-NSW", "2026-10-05", "Labour Day")]
    [InlineData("NZ", "2026-07-10", "Matariki")]
    [InlineData("NZ-AUK", "2026-01-26", "Anniversary Day")]
    [InlineData("GB-ENG", "2026-08-31", "Summer")]
    [InlineData("GB-SCT", "2026-11-30", "St Andrew's Day")]
    [InlineData("US", "2026-07-03", "Independence Day")]
    [InlineData("DE-BY", "2026-01-06", "Heilige Drei Könige")]
    [InlineData("CA-ON", "2026-02-16", "Family Day")]
    [InlineData("FR", "2026-07-14", "Fête nationale")]
    [InlineData("RS", "2026-04-13", "Васкрсни понедељак")]
    public void Countries_and_states_are_named_by_their_ISO_code(string region, string day, string name) =>
        Assert.Equal(name, Holidays.NamesOf(region).Of(Day(day)));

    [Fact]
    public void The_companys_file_adds_days_and_removes_others()
    {
        var names = Of("NZ", "region,date,name,change", "NZ,2026-02-06,,remove", "NZ,2026-03-03,\"Founders' day, afternoon\",add",
            "NZ,2026-12-24,Staff day,");
        Assert.Null(names.Of(Day("2026-02-06")));
        Assert.Equal("Founders' day, afternoon", names.Of(Day("2026-03-03")));
        Assert.Equal("Staff day", names.Of(Day("2026-12-24")));
        Assert.Equal("Boxing Day", names.Of(Day("2026-12-28")));
    }

    [Fact]
    public void A_file_of_days_and_names_alone_adds_them()
    {
        var names = Of("AU-NSW", "region,date,name", "AU-NSW,2026-01-01,First of January", "AU-NSW,2026-03-03,Founders' day",
            "AU-NSW,2026-03-03,Staff day", "AU-NSW,2026-03-04,", "AU-NSW,2026-03-05");
        Assert.Equal("First of January", names.Of(Day("2026-01-01")));
        Assert.Equal("Founders' day and Staff day", names.Of(Day("2026-03-03")));
        Assert.Equal("public holiday", names.Of(Day("2026-03-04")));
        Assert.Equal("public holiday", names.Of(Day("2026-03-05")));
    }

    [Fact]
    public void A_country_that_cannot_be_calculated_is_what_the_file_says()
    {
        var names = Of("IN", "region,date,name", "IN,2026-01-26,Republic Day", "IN,2026-08-15,Independence Day");
        Assert.Equal(2, names.Days.Count);
        Assert.Equal("", names.Doubt(Day("2026-12-31")));
        Assert.Equal("Public holidays are known to the end of 2026 only.", names.Doubt(Day("2027-01-04")));
    }

    [Fact]
    public void A_year_whose_proclaimed_days_nobody_wrote_down_is_called_calculated()
    {
        var victoria = Holidays.NamesOf("AU-VIC");
        Assert.Equal("", victoria.Doubt(Day("2026-12-31")));
        // Weekend days of 2027 are in the file, the Friday before its Grand Final cannot be yet.
        Assert.Equal(
            "Public holidays after 2026 are calculated: days proclaimed for a single year are missing until holidays.csv names them.",
            victoria.Doubt(Day("2027-01-04")));
        Assert.StartsWith("Public holidays are calculated:", Holidays.NamesOf("NZ").Doubt(Day("2026-01-01")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Victoria")]
    [InlineData("au-vic")]
    [InlineData("AU-VC")]
    [InlineData("GB")]
    public void A_region_nobody_knows_is_refused_with_the_setting_and_examples(string region)
    {
        var error = Assert.Throws<InputException>(() => Holidays.Of(region)).Message;
        Assert.StartsWith($"Company:Holidays: \"{region}\" is no country or state", error, StringComparison.Ordinal);
        Assert.Contains("AU-VIC, NZ, GB-SCT", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region,date,name", "AU-VIC,25.9.2026,Friday", "line 2: \"25.9.2026\" is not a date. Write it as 2026-09-25.")]
    [InlineData("region,date,name", "AU-VIC,2026-02-30,Friday", "line 2: \"2026-02-30\" is not a date")]
    [InlineData("region,date,name", "Victoria,2026-09-25,Friday",
        "line 2: \"Victoria\" is not the code of a country or state. Write one such as AU-VIC or NZ.")]
    [InlineData("region,date,name", "AU-VC,2026-09-25,Friday", "line 2: \"AU-VC\" is not known. Known are AU-ACT, AU-NSW")]
    [InlineData("region,date,name", "AU-VIC,2026-09-25,Friday, the last",
        "line 2: 4 fields, but 3 columns. Put a name that has a comma into quotes.")]
    [InlineData("region,date,name", "AU-VIC,2026-09-25,\"Friday", "line 2: a quote is opened and never closed.")]
    [InlineData("region,date,name,change", "AU-VIC,2026-09-25,Friday,delete", "line 2: \"delete\" is no change. Write add or remove")]
    [InlineData("region,date,name,change", "AU-VIC,2026-09-24,,remove",
        "line 2: 2026-09-24 is no public holiday of AU-VIC, so there is none to remove.")]
    [InlineData("region,day,name", "AU-VIC,2026-09-25,Friday",
        "line 1: \"day\" is no column of holidays. Begin with: region,date,name,change")]
    [InlineData("region,name", "AU-VIC,Friday", "line 1: the column date is missing. Begin with: region,date,name,change")]
    [InlineData("", "", "the column region is missing. Begin with: region,date,name,change")]
    public void A_wrong_line_is_named_with_what_would_be_right(string header, string line, string error)
    {
        var message = Assert.Throws<InputException>(() => Of("AU-VIC", header, line)).Message;
        Assert.StartsWith(_file, message, StringComparison.Ordinal);
        Assert.Contains(error, message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private HolidayNames Of(string region, params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return Holidays.NamesOf(region, _file);
    }

    private static IEnumerable<string> Gazetted(int year)
    {
        using var reader = new StreamReader(typeof(HolidaysTests).Assembly.GetManifestResourceStream(
            $"{typeof(HolidaysTests).Namespace}.holidays-of-victoria.csv")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.StartsWith($"AU-VIC,{year}", StringComparison.Ordinal))
            .Select(line => line["AU-VIC,".Length..].Replace(',', ' '))];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
