using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

/// <summary>Who and what the day's lists name, and what they leave to the workbook.</summary>
public sealed class DailyDigestListsTests
{
    [Fact]
    public void Key_accounts_come_first_among_late_orders() => Assert.Equal(
        ["Yore Mine Co.", "Acme Fasteners", "customer not recorded"],
        DailyDigestReport.Build(SomeDigest.Data()).LateOrders.Select(order => order.Customer));

    [Fact]
    public void Complaints_show_how_many_business_days_they_have_waited()
    {
        var complaints = DailyDigestReport.Build(SomeDigest.Data()).Complaints;
        Assert.Equal(("C-2025-118", "Legal action threatened; deadline today, Mon 1 Dec"),
            (complaints[0].Reference, complaints[0].Pressing));
        Assert.Equal(("C-2025-111", "Wed 19 Nov", "7"), (complaints[1].Reference, complaints[1].Since, complaints[1].Waited));
    }

    [Fact]
    public void A_long_list_is_cut_and_says_by_how_much_and_where_the_rest_is()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Large());
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.LateOrders.Count, digest.MoreLateOrders));
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.Complaints.Count, digest.MoreComplaints));
        Assert.Equal((10, "and 290 more in the attached workbook"), (digest.AtRisk.Count, digest.MoreAtRisk));
        Assert.Equal((20, "and 40 more in the attached workbook"), (digest.Officers.Count, digest.MoreOfficers));
    }

    [Fact]
    public void A_customers_late_orders_are_one_line()
    {
        var late = DailyDigestReport.Build(SomeDigest.Data()
            with { LateOrders = [new("Acme", true, new(2025, 11, 20), 6, 480), new("Acme", true, new(2025, 11, 21), 5, 20)] });
        Assert.Equal(new DigestLateOrder("Acme", true, "2", "Thu 20 Nov", "6", "$500"), Assert.Single(late.LateOrders));
    }

    [Fact]
    public void Officers_are_listed_by_name_and_who_has_left_is_not()
    {
        var officers = DailyDigestReport.Build(SomeDigest.Data()).Officers;
        Assert.Equal(["Jonas", "Mary", "Mia", "Taya"], officers.Select(officer => officer.Name));
        Assert.Equal(["4 s", "11 s"], officers.Take(2).Select(officer => officer.Ring));
    }

    [Fact]
    public void An_officer_who_was_away_is_not_a_row_of_blanks()
    {
        var data = SomeDigest.Data();
        var officers = DailyDigestReport.Build(data with
        {
            Absences = [new("Taya", SomeDigest.Day, SomeDigest.Day, "leave")],
            Officers = data.Officers.ToDictionary(one => one.Key, one => one.Key == "Taya" ? new Dictionary<string,
                KpiValue>() : one.Value),
        }).Officers;
        Assert.Equal(["Jonas", "Mary", "Mia"], officers.Select(officer => officer.Name));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, null)]
    [InlineData(1, "Ring 1 caller back.")]
    [InlineData(7, "Ring 7 callers back.")]
    public void Callers_to_ring_back_are_said_only_where_there_are_some(int? unreached, string? act) => Assert.Equal(
        act, DailyDigestReport.Build(SomeDigest.Data() with { Unreached = unreached }).Todo.SingleOrDefault(item =>
            item.Do.StartsWith("Ring", StringComparison.Ordinal))?.Do);

    [Fact]
    public void A_workbook_holds_in_full_what_the_mail_cut()
    {
        var data = SomeDigest.Large();
        var sheets = Core.Reports.DailyDigest.DigestSheets.Of(data, DailyDigestReport.Build(data)).ToDictionary(sheet => sheet.Name);
        Assert.Equal((300, 300, 300, 60), (sheets["Complaints"].Rows.Count, sheets["Late orders"].Rows.Count,
            sheets["Customers at risk"].Rows.Count, sheets["Officers"].Rows.Count));
        Assert.True(sheets["To do"].Rows.Count > 300);
        Assert.All(sheets.Values, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count)));
    }

    [Fact]
    public void The_stand_in_is_told_why_they_read_it() =>
        Assert.StartsWith("John is on leave", DailyDigestReport.Build(SomeDigest.Data()).StandInReason, StringComparison.Ordinal);
}
