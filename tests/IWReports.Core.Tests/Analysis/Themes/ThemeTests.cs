using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;

namespace IWReports.Core.Tests.Analysis.Themes;

public sealed class ThemeTests
{
    private static readonly ThemeTaxonomy Taxonomy =
        new([("late", "late"), ("late", "delay*"), ("no call-back", "never called back"), ("rude", "rude"), ("rude", "argu*")]);

    [Theory]
    [InlineData("My order was LATE again", "late")]
    [InlineData("Delays, delays.", "late")]
    [InlineData("It was not only late, the officer argued", "late,rude")]
    [InlineData("You never called back!", "no call-back")]
    [InlineData("Nothing was late", "")]
    [InlineData("It wasn’t late", "")]
    [InlineData("She was never once rude", "")]
    [InlineData("Not late, rude though", "rude")]
    [InlineData("No. Late again, **RUDE** too", "late,rude")]
    [InlineData("Neither late nor rude", "")]
    [InlineData("Not at all late", "")]
    [InlineData("They haven't been late, nor rude", "")]
    [InlineData("The plate was translated", "")]
    [InlineData("", "")]
    public void A_keyword_is_a_word_and_a_denial_before_it_says_the_opposite(string words, string themes) =>
        Assert.Equal(themes, string.Join(",", Taxonomy.Of(new(default, null, words))));

    [Fact]
    public void What_people_filed_it_under_counts_once_with_what_was_written() =>
        Assert.Equal(["late"], Taxonomy.Of(new(default, "Late delivery", "Still late")));

    [Fact]
    public void A_month_stands_beside_the_one_before_and_what_no_word_fits_is_not_dropped()
    {
        var counts = ThemeCount.Of(
            [new(new(2025, 11, 3), "late", null), new(new(2025, 11, 4), null, "delayed"), new(new(2025, 10, 31), "late", null),
                new(new(2025, 9, 30), "rude", null), new(new(2025, 11, 5), null, "Nice colour")],
            Taxonomy, ReportPeriod.Month(2025, 11), ReportPeriod.Month(2025, 10), []);
        Assert.Equal([("late", 2, 1), (ThemeCount.Other, 1, 0)], counts.Select(count => (count.Theme, count.Remarks, count.Before)));
    }

    [Fact]
    public void A_theme_stands_out_only_where_chance_would_rarely_bring_so_many()
    {
        Remark[] remarks =
        [
            .. Enumerable.Range(1, 9).Select(day => new Remark(new(2025, 11, day), "late", null)),
                .. Enumerable.Range(1, 10).Select(month => new Remark(new(2025, month, 1), "late", null)),
            new(new(2025, 11, 2), "rude", null), new(new(2025, 11, 3), "rude", null),
                .. Enumerable.Range(1, 10).Select(month => new Remark(new(2025, month, 2), "rude", null)),
        ];
        Assert.Equal([new("late", 9, 10, 10, true), new ThemeChange("rude", 2, 10, 10, false)],
            ThemeChange.Of(remarks, Taxonomy, ReportPeriod.Month(2025, 11)));
    }

    [Fact]
    public void Where_nothing_was_kept_before_nothing_is_compared() =>
        Assert.Equal([new ThemeChange("late", 1, 0, 0, false)],
            ThemeChange.Of([new(new(2025, 11, 9), "late", null)], Taxonomy, ReportPeriod.Month(2025, 11)));

    [Fact]
    public void Examples_name_nobody()
    {
        Assert.Equal("[name] argued, then Mr [name] of [name] rang",
            NamesRemoved.From("mary argued, then Mr John Smith of Yore Mine Co. rang", ["Mary", "Yore Mine Co."]));
        Assert.Equal("Maryland is lovely", NamesRemoved.From("Maryland is lovely", ["Mary"]));
        Assert.Equal("MR [name] rang; write to [removed] or ring [removed] about 2025-11-30",
            NamesRemoved.From("MR smith rang; write to j.smith@example.com or ring +61 (0)4 0012 3456 about 2025-11-30", []));
    }

    [Fact]
    public void A_keyword_without_a_word_is_refused() =>
        Assert.Contains("late", Assert.Throws<ArgumentException>(() => new ThemeTaxonomy([("late", "!?")])).Message,
        StringComparison.Ordinal);
}
