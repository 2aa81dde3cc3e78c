using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Tests.Reports.Board;

/// <summary>Calls over years: seasons, trends, and processes that became others.</summary>
public sealed class BoardVolumeTests
{
    private static readonly int[] Season = [-90, -170, 40, 10, -60, 20, 60, 10, 20, 110, 190, -140];

    private static readonly int[] Noise = [8, -12, 3, 15, -7, -18, 10, 5, -9, 13, -4, 6, -14, 9];

    private static readonly int[] FiveYears = [.. Enumerable.Range(0, 59).Select(month => 1300 + Season[month % 12] + Noise[month % 14])];

    [Fact]
    public void A_busy_season_that_comes_every_year_is_no_news()
    {
        var volume = Volume(FiveYears);
        Assert.DoesNotContain(Enumerable.Range(0, volume.Months.Count), month => volume.Flag(month).Direction != 0);
        Assert.Contains("within the range expected from the months up to now", Reasons(FiveYears));
        Assert.Contains("for November; 24 months", Reasons(FiveYears));
        Assert.Contains("By its season December lies about 10 % below the average of the year.",
            BoardText.Of(BoardReport.Build(SomeBoard.WithCounts(FiveYears))));
    }

    [Fact]
    public void Far_more_calls_than_the_season_brings_are()
    {
        Assert.Contains("Calls reached 1,600 in November, above the range expected", Reasons([.. FiveYears.SkipLast(1), 1600]));
        // As many would be usual in other Novembers' sum, never in a February.
        Assert.Contains("Calls reached 1,400 in February, above the range expected", Reasons([.. FiveYears.SkipLast(10), 1400]));
    }

    [Fact]
    public void The_pictures_limits_wander_with_the_season()
    {
        var chart = BoardReport.Build(SomeBoard.WithCounts(FiveYears)).Charts.OfType<TrendChart>().Single();
        Assert.True(chart.Points[^1].Usual!.Lower > chart.Points[^10].Usual!.Mean);
    }

    [Fact]
    public void A_steady_rise_is_told_with_its_pace()
    {
        var model = BoardReport.Build(SomeBoard.Case);
        Assert.Contains(
            "Over the 11 months since January 2025 calls have been rising, by about 33 a month (15 to 48; season and growth together).",
            model.OutlookMore);
    }

    [Fact]
    public void Limits_begin_anew_where_a_person_says_so()
    {
        int[] calls = [1000, 1010, 990, 1005, 995, 1000, 1010, 995, 1200, 1210, 1190, 1205, 1195, 1200, 1210, 1195];
        Assert.Contains("above the range expected from the months up to now", Reasons(calls));
        var model = BoardReport.Build(Rebased(calls, new Rebase(new(2025, 9, 1), "The second shop")));
        Assert.Contains("within the range expected from the months since September 2025 (", BoardText.Reasons(model));
        var points = model.Charts.Concat(model.MoreCharts).OfType<TrendChart>().Single().Points;
        Assert.Equal("The second shop", points[8].Rebased);
        Assert.True(points[7].Usual!.Upper < 1100 && points[8].Usual!.Lower > 1100);
    }

    [Fact]
    public void A_process_of_three_months_has_no_range_yet_and_the_one_before_keeps_its_own()
    {
        var model = BoardReport.Build(Rebased([1000, 1010, 990, 1005, 995, 1000, 1010, 995, 1200, 1210, 1190],
            new Rebase(new(2025, 9, 1), "The second shop")));
        Assert.Contains("three months are too few to say what is usual (they lie between 1,190 and 1,210)", BoardText.Reasons(model));
        Assert.Contains(model.Outlook, text =>
            text.StartsWith("There is no forecast for December: 3 of the 13 months needed are known.", StringComparison.Ordinal));
        var points = model.Charts.OfType<TrendChart>().Single().Points;
        Assert.Null(points[^1].Usual);
        Assert.NotNull(points[0].Usual);
    }

    [Fact]
    public void New_limits_are_proposed_where_months_lie_on_one_side_since_something_that_was_stated()
    {
        var data = SomeBoard.WithCounts(1000, 1010, 990, 1005, 995, 1000, 1010, 995, 1200, 1210, 1190, 1205, 1195, 1200, 1210, 1195);
        Assert.DoesNotContain(BoardReport.Build(data).TargetNotes, note => note.Contains("drawn anew", StringComparison.Ordinal));
        Assert.Contains(
            "Calls offered: eight months in a row lie above the mean since September 2025, for which the manager stated: \"The second "
                + "shop opened\". If that is to stay, limits can be drawn anew from then; a person decides.",
            BoardReport.Build(data with { ReportedCauses =
                [new(ReportPeriod.Month(2025, 9), "The second shop opened", null, "the manager", new(2025, 10, 1))] }).TargetNotes);
    }

    [Fact]
    public void What_was_stated_of_another_month_is_no_cause_of_this_one() =>
        Assert.DoesNotContain("The second shop",
            BoardText.Reasons(BoardReport.Build(SomeBoard.Case
            with { ReportedCauses = [new(ReportPeriod.Month(2025, 9), "The second shop opened", null, "the manager",
            new(2025, 10, 1))] })));

    private static CallVolume Volume(int[] calls) => CallVolume.Of(SomeBoard.WithCounts(calls).Calls, SomeBoard.WithCounts(calls).Period);

    private static string Reasons(int[] calls) => BoardText.Reasons(BoardReport.Build(SomeBoard.WithCounts(calls)));

    private static MonthlyData Rebased(int[] calls, Rebase rebase)
    {
        var data = SomeBoard.WithCounts(calls);
        var kpi = KpiCatalog.Find("calls_offered")! with { Rebases = [rebase] };
        return data with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>> { ["calls_offered"] =
            [.. data.Calls.Select(month => new KpiValue(kpi, ReportPeriod.MonthOf(month.Month).ToString(), month.Calls, null,
            KpiState.Final))] } };
    }
}
