using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

public sealed class RebaseTests
{
    // Twelve months about 10, then nine about 20.
    private static readonly SeriesPoint[] Shifted =
        [.. Enumerable.Range(0, 21).Select(i => new SeriesPoint(new DateOnly(2024, 1, 1).AddMonths(i), (i < 12 ? 10 : 20) + (i % 2)))];

    private static readonly DatedCause NewHours = new(new(2025, 1, 13), "Open until eight", "Customer service manager");

    [Fact]
    public void A_shift_with_a_named_cause_is_proposed() =>
        Assert.Equal(new(new(2025, 1, 1), 9, NewHours),
            RebaseProposal.Of(XmrChart.Of(Shifted, new(ImprovementDirection.None)), [NewHours]));

    [Fact]
    public void A_shift_that_nobody_can_name_is_not() =>
        Assert.Null(RebaseProposal.Of(XmrChart.Of(Shifted, new(ImprovementDirection.None)), [NewHours with { Date = new(2024, 6, 1) }]));

    [Fact]
    public void Seven_months_are_no_new_level() =>
        Assert.Null(RebaseProposal.Of(XmrChart.Of(Shifted[..19], new(ImprovementDirection.None)), [NewHours]));
}
