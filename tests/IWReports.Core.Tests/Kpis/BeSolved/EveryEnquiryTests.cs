using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Kpis.BeSolved;

/// <summary>What each KPI of enquiries counts of every enquiry there is, beside the words it says so in: both change together.</summary>
public sealed class EveryEnquiryTests
{
    // By hand, of an enquiry opened on Mon 3 Nov at 10:00 before a holiday: open; resolved within two hours of opening time, a minute
    // later, on the next business day, and on the 12th; reopened and open, reopened and resolved at once; resolved at no known time; of no
    // known time and open, resolved the same day; opened an hour before it is seen; of a log that never says what is resolved; then with
    // all, some and no fields of its record filled in, and with nobody knowing how many.
    [Theory]
    [InlineData("resolved_in_2h", null, "0 1000 01 - -- . - 000-",
        "Enquiries opened in the period and resolved within the limit ÷ (those resolved + those open for longer).")]
    [InlineData("enquiries_pending", null, ". .... .. - -- 1 - ...-", "that are open and not over the limit yet; they count neither way.")]
    [InlineData("enquiries_reopened", null, "0 0000 11 0 00 0 0 0000", "Enquiries that were reopened ÷ enquiries opened.")]
    [InlineData("resolution_time", null, "- ssss -s - -- - - ----", "enquiries resolved in the period; median, p90")]
    [InlineData("unsolved", "2025-11-03", "1 ..11 1. . 1. . - 111-", "not resolved at the end of the period's last day")]
    [InlineData("unsolved", "2025-11-11", "1 ...1 1. . 1. . - 111-", "Enquiries opened and not resolved")]
    [InlineData("unsolved_over_2h", "2025-11-03", "1 ..11 1. . -- . - 111-", "open for longer than the limit")]
    [InlineData("unsolved_over_2h", "2025-11-12", "1 .... 1. . -- . - 111-", "at the end of the period's last day")]
    [InlineData("unsolved_over_1_day", "2025-11-05", ". .... .. . .. . - ...-", "open for more than 1 business day")]
    [InlineData("unsolved_over_1_day", "2025-11-06", "1 ...1 1. . 1. . - 111-", "open for more than 1 business day")]
    [InlineData("unsolved_over_5_days", "2025-11-11", ". .... .. . .. . - ...-", "open for more than 5 business days")]
    [InlineData("unsolved_over_5_days", "2025-11-12", "1 .... 1. . 1. . - 111-", "open for more than 5 business days")]
    [InlineData("record_completeness", null, "- ---- -- - -- - - 10--",
        "Required fields that were filled in ÷ fields required, over the enquiries that say both")]
    public void Words_and_code_count_the_same(string id, string? stockOn, string counted, string words)
    {
        var kpi = Counted.Find(id);
        Assert.Equal(counted.Replace(" ", "", StringComparison.Ordinal),
            Counted.Of(kpi, Enquiries(), Some.Settings, stockOn is null ? null : DateOnly.Parse(stockOn)));
        Assert.Contains(words, kpi.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void No_KPI_of_enquiries_is_left_out() =>
        Assert.Equal(Counted.FedBy<Enquiry>(), Counted.InTable(typeof(EveryEnquiryTests), nameof(Words_and_code_count_the_same)));

    private static IEnumerable<Enquiry> Enquiries()
    {
        var open = Some.Enquiry();
        var atOnce = Some.Enquiry(resolved: "2025-11-03 11:00");
        return
        [
            open,
            Some.Enquiry(resolved: "2025-11-03 12:00"), Some.Enquiry(resolved: "2025-11-03 12:01"),
            Some.Enquiry(resolved: "2025-11-05 09:30"), Some.Enquiry(resolved: "2025-11-12 09:30"),
            open with { Reopened = true }, atOnce with { Reopened = true },
            atOnce with { ResolvedAt = null },
            open with { OpenedAt = null }, atOnce with { OpenedAt = null, ResolvedAt = null },
            Some.Enquiry("2025-11-28 16:00"),
            open with { ResolutionsRecorded = false },
            open with { RequiredFields = 1, PresentFields = 1 }, open with { RequiredFields = 1, PresentFields = 0 },
            open with { RequiredFields = 1, PresentFields = null },
            open with { ResolutionsRecorded = false, PresentFields = 1 },
        ];
    }
}
