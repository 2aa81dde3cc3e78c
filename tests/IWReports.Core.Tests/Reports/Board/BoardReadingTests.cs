using IWReports.Core.Analysis.Data;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

/// <summary>Other companies, other months: every condition of the reading comes from the data.</summary>
public sealed class BoardReadingTests
{
    [Fact]
    public void Within_the_range_nothing_rose_or_fell()
    {
        var text = Reasons(SomeBoard.WithCounts(1200, 1210, 1190, 1205, 1195, 1200, 1210, 1195, 1202));
        Assert.Contains("Calls were 1,202 in September, within the range expected", text);
        Assert.DoesNotContain("rise", text);
    }

    [Fact]
    public void A_drop_below_the_range_is_told_as_one() =>
        Assert.Contains("Calls fell to 1,600 in September, below the range expected",
            Reasons(SomeBoard.WithCounts(2000, 1990, 2010, 2005, 1995, 2000, 1998, 2002, 1600)));

    [Fact]
    public void Seven_rising_months_are_a_trend() =>
        Assert.Contains("Calls have been rising for seven months, to 1,430 in November",
            Reasons(SomeBoard.WithCounts(1310, 1010, 1240, 1270, 1170, 1230, 1280, 1320, 1350, 1400, 1430)));

    [Fact]
    public void Fewer_than_seven_months_have_no_range()
    {
        var text = Reasons(SomeBoard.WithCounts(40, 45, 30));
        Assert.Contains("three months are too few to say what is usual (they lie between 30 and 45)", text);
        Assert.DoesNotContain("expected", text);
    }

    [Fact]
    public void One_month_is_written_as_one()
    {
        var board = BoardReport.Build(SomeBoard.Case with { Period = SomeBoard.November.AddMonths(-10) });
        Assert.Contains("Calls were 1,200 in January, 2 % fewer than in January 2024; no other month is known.", BoardText.Reasons(board));
        Assert.Contains(board.CannotShow, limit =>
            limit.StartsWith("With 1 month of calls we cannot tell season from growth.", StringComparison.Ordinal));
        Assert.Contains(board.Outlook, line => line.Contains(": 1 of the 13 months needed is known.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_ends_the_comparison()
    {
        var model = BoardReport.Build(SomeBoard.Case with { Calls = [.. SomeBoard.Case.Calls.Where(month => month.Month.Month != 9)] });
        Assert.Contains("Calls are unknown for one earlier month (September 2025)", BoardText.Reasons(model));
        Assert.Contains("two months are too few", BoardText.Reasons(model));
    }

    [Fact]
    public void An_unknown_month_is_not_zero_calls()
    {
        var model = BoardReport.Build(SomeBoard.Case with { Calls = [.. SomeBoard.Case.Calls.SkipLast(1)] });
        Assert.Equal("No call count after October 2025; service cannot be judged.", model.Pages.Headline);
        Assert.Equal(["The call count ends with October 2025; figures on calls are left out, not zero."], model.Missing);
        Assert.True(model.IsPartial);
    }

    [Fact]
    public void Without_last_year_there_is_no_change_to_state()
    {
        var text = Reasons(SomeBoard.WithCounts(1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560));
        Assert.Contains("Last year's calls are not known", text);
        Assert.DoesNotContain("November 2024", text);
    }

    [Fact]
    public void A_small_base_has_no_percentage() =>
        Assert.Contains("3 more than in November 2024",
            BoardText.Of(BoardReport.Build(SomeBoard.Case
            with { Calls = [SomeBoard.Month(9, 7, null, 5), SomeBoard.Month(10, 9, null, 6)] })));

    [Fact]
    public void Without_officers_nothing_is_divided() =>
        Assert.Contains("No officer is on the roster for November",
            Reasons(SomeBoard.Case with { Roster = [SomeBoard.Officer("Nitin", 1, 10)] }));

    [Fact]
    public void Without_a_roster_the_load_is_unknown()
    {
        var text = Reasons(SomeBoard.Case with { Roster = [] });
        Assert.Contains("No roster was read", text);
        Assert.DoesNotContain("calls per officer fell", text);
    }

    [Fact]
    public void Without_joiners_nothing_is_said_of_newcomers()
    {
        var text = Reasons(SomeBoard.Case with { Roster = [SomeBoard.Officer("Mia", 1, 12), SomeBoard.Officer("Jonas", 1, 12)] });
        Assert.Contains("Officers on the roster stayed at two", text);
        Assert.DoesNotContain("new officer", text);
        Assert.DoesNotContain("joiner", text);
    }

    [Fact]
    public void An_absence_counts_like_a_gap_in_the_roster() => Assert.Contains("The supervisor's leave, ", Reasons(SomeBoard.Case with
    {
        Roster = [.. SomeBoard.Roster.Where(entry => entry.Person != "John"),
            new("John", Core.Facts.RosterRole.Supervisor, null, new(2025, 1, 1), null)],
        Absences = [new("John", new(2025, 10, 1), new(2025, 11, 30), "annual leave")],
    }));

    [Fact]
    public void A_sick_day_is_no_event_of_the_month() => Assert.DoesNotContain("leave", Reasons(SomeBoard.Case with
    {
        Roster = [SomeBoard.Officer("Mia", 1, 12), SomeBoard.Officer("Jonas", 1, 12)],
        Absences = [new("Mia", new(2025, 11, 12), new(2025, 11, 12), "sick")],
    }));

    [Fact]
    public void A_roster_that_cannot_carry_the_calls_is_said_to_be_short() =>
        Assert.Contains("so volume alone may explain slower service",
            Reasons(SomeBoard.Case with { Calls =
            [.. SomeBoard.Case.Calls.Select(month => month with { Calls = month.Calls * 8, LastYear = null, StatedChange = null })] }));

    private static string Reasons(MonthlyData data) => BoardText.Reasons(BoardReport.Build(data));

    [Fact]
    public void No_late_order_is_said_only_where_orders_are_known()
    {
        string AtRisk(decimal? cancelled) => BoardReport.Build(SomeBoard.Case with
        {
            Injuries = 0,
            History = new Dictionary<string, IReadOnlyList<KpiValue>> { ["cancellations"] =
                [new(KpiCatalog.Find("cancellations")!, "2025-11", cancelled, cancelled is null ? null : 10, KpiState.Final)] },
        }).AtRiskSummary;
        Assert.Contains("late orders are not known", AtRisk(null));
        Assert.Contains("no late open order", AtRisk(0));
    }

    [Fact]
    public void Years_of_a_season_give_the_coming_month_a_range_and_a_gap_takes_it_away()
    {
        List<MonthlyCalls> years = [.. Enumerable.Range(0, 47)
            .Select(month => SomeBoard.Month(month - 36, (month % 12 == 11 ? 600 : 1000) + (month * 7 % 30)))];
        Assert.Matches("very likely bring [56][0-9]{2} to 6[0-9]{2} calls, if forecasts are as far off",
            BoardReport.Build(SomeBoard.Case with { Calls = years }).Outlook[0]);
        years.RemoveAt(30);
        Assert.DoesNotContain("as far off", BoardReport.Build(SomeBoard.Case with { Calls = years }).Outlook[0], StringComparison.Ordinal);
    }
}
