using IWReports.Core.Analysis.Volume;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Analysis.Volume;

/// <summary>Figures of case_reference.json.</summary>
public sealed class YearOnYearTests
{
    private static readonly IReadOnlyList<Core.Facts.MonthlyCalls> Calls = SomeBoard.Case.Calls;

    [Theory]
    [InlineData(0, 11, 0.0366)]
    [InlineData(0, 3, -0.0009)]
    [InlineData(6, 3, 0.05)]
    [InlineData(8, 3, 0.0972)]
    [InlineData(0, 8, 0.0124)]
    public void Months_together_are_a_ratio_of_sums(int first, int months, decimal change) =>
        Assert.Equal(change, Math.Round(YearOnYear.Change([.. Calls.Skip(first).Take(months)])!.Value, 4));

    [Fact]
    public void About_half_of_the_rise_was_seen_last_year() =>
        Assert.Equal(0.491, (double)YearOnYear.ShareAlsoLastYear(Calls[0], Calls[10])!.Value, 3);

    [Fact]
    public void A_month_without_last_year_leaves_the_change_unknown() =>
        Assert.Null(YearOnYear.Change([Calls[0], SomeBoard.Month(1, 100)]));
}
