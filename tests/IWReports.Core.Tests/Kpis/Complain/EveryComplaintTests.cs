using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Kpis.Complain;

/// <summary>What each KPI of complaints counts of every complaint there is, beside the words it says so in.</summary>
public sealed class EveryComplaintTests
{
    // By hand, of a complaint that came on Mon 3 Nov before a holiday, to be acknowledged by the 5th and settled by the 11th:
    // nothing done; acknowledged before it came, in time, late; settled before it came, at once, in time, late; reopened, and settled
    // again; referred, not covered by the procedure and not referred, someone hurt and not referred, hurt and referred; settled and
    // followed up: satisfied, not satisfied, not reached, satisfied on no day; redress within authority, over it, approved, of no known
    // value, and above any; damage without and with its papers; the manager's call kept, not made, a day late, and not yet due; in time
    // and late by its source; one whose days are not over; then one without each of the steps its log may know, in their order.
    [Theory]
    [InlineData("complaints_received", "1 111 1111 11 1111 1111 11111 11 1111 11 1 111111", "Complaints on record")]
    [InlineData("complaints_per_1000_calls", "1 111 1111 11 1111 1111 11111 11 1111 11 1 111111", "Complaints received ÷ calls offered")]
    [InlineData("complaints_per_1000_orders", "1 111 1111 11 1111 1111 11111 11 1111 11 1 111111", "Complaints received ÷ orders placed")]
    [InlineData("complaint_acknowledged", "0 .10 .100 00 0000 0000 00000 00 0000 00 . -00000",
        "Complaints acknowledged, or settled, within so many business days (the day of the complaint is day 0) ÷ complaints whose days are "
            + "over; by day of the complaint. Those with a day before the complaint are left out.")]
    [InlineData("complaint_resolved", "0 000 .110 00 0000 1111 00000 00 0000 00 . 0-0000",
        "÷ complaints whose days are over; by day of the complaint. A reopened one is settled when it is settled again. Those settled on "
            + "a day before the complaint are left out.")]
    [InlineData("complaint_answered_in_time", "- --- ---- -- ---- ---- ----- -- ---- 10 - ------",
        "Complaints that their source calls answered in time ÷ those of which it says either")]
    [InlineData("complaint_satisfied", "- --- ---- -- ---- 10-1 ----- -- ---- -- - ------",
        "÷ follow-ups with an answer; by day of the follow-up. Customers who could not be reached are in neither.")]
    [InlineData("complaint_follow_up", ". ... 0000 .0 .... 1111 ..... .. .... .. . ...-..",
        "Settled complaints that were followed up, or whose customer said how satisfied, ÷ settled complaints")]
    [InlineData("complaint_escalated", "0 000 0000 00 1001 0000 00000 00 0000 00 0 00-000",
        "Complaints referred to the manager ÷ complaints received")]
    [InlineData("complaint_not_referred", ". ... .... .. .11. .... ..... .. .... .. . ......",
        "Complaints with an injury, or not covered by the procedure, without a referral to the manager on record")]
    [InlineData("complaint_reopened", ". ... 0000 11 .... 0000 ..... .. .... .. . ....-.",
        "Complaints that were reopened after they had been settled ÷ complaints that had been settled")]
    [InlineData("injuries", ". ... .... .. ..11 .... ..... .. .... .. . ......", "Complaints in which someone was hurt")]
    [InlineData("damage_claims", ". ... .... .. .... .... ..... 11 .... .. . ......", "Complaints with damage to other property")]
    [InlineData("claims_forms_outstanding", ". ... .... .. .... .... ..... 1. .... .. . ......", "whose Claims Form is not in")]
    [InlineData("repair_quotes_outstanding", ". ... .... .. .... .... ..... 1. .... .. . ......", "whose repair quotes are not in")]
    [InlineData("manager_calls_kept", "- --- ---- -- ---- ---- ----- -- 100. -- - ------",
        "Manager's calls made at the agreed time ÷ calls agreed for the period's days that are over.")]
    [InlineData("redress_used", "0 000 0000 00 0000 0000 11111 00 0000 00 0 00000-",
        "Complaints for which something was paid in addition to the ordinary refund ÷ complaints received")]
    [InlineData("redress_over_authority", ". ... .... .. .... .... .1.-1 .. .... .. . .....-",
        "Where the product's value is unknown, only what is above the amount is known to be over.")]
    public void Words_and_code_count_the_same(string id, string counted, string words)
    {
        var kpi = Counted.Find(id);
        Assert.Equal(counted.Replace(" ", "", StringComparison.Ordinal), Counted.Of(kpi, Complaints(), Some.Settings));
        Assert.Contains(words, kpi.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void No_KPI_of_complaints_is_left_out() =>
        Assert.Equal(Counted.FedBy<Complaint>(), Counted.InTable(typeof(EveryComplaintTests), nameof(Words_and_code_count_the_same)));

    private static IEnumerable<Complaint> Complaints()
    {
        static DateOnly On(int day) => new(2025, 11, day);
        var came = Some.Complaint();
        var settled = came with { ResolvedOn = On(10) };
        var asked = settled with { FollowedUpOn = On(12) };
        var paid = came with { RedressAmount = 11, ProductValue = 100 };
        var damaged = came with { DamageClaim = true };
        var promised = came with { ManagerCallOn = On(5) };
        return
        [
            came,
            came with { AcknowledgedOn = new(2025, 10, 31) }, came with { AcknowledgedOn = On(5) }, came with { AcknowledgedOn = On(6) },
            came with { ResolvedOn = new(2025, 10, 31) }, came with { ResolvedOn = On(5) }, came with { ResolvedOn = On(11) },
            came with { ResolvedOn = On(12) },
            came with { ReopenedOn = On(10) }, came with { ReopenedOn = On(10), ResolvedOn = On(12) },
            came with { EscalatedOn = On(3) }, came with { MustRefer = true }, came with { Injury = true },
            came with { Injury = true, EscalatedOn = On(3) },
            asked with { Satisfied = true }, asked with { Satisfied = false }, asked, settled with { Satisfied = true },
            paid with { RedressAmount = 10 }, paid, paid with { RedressApproved = true }, paid with { ProductValue = null },
            paid with { ProductValue = null, RedressAmount = 26 },
            damaged with { QuotesOutstanding = true }, damaged with { ClaimsFormOn = On(5) },
            promised with { ManagerCalledOn = On(5) }, promised, promised with { ManagerCalledOn = On(6) },
            came with { ManagerCallOn = Some.Settings.AsOf },
            came with { AnsweredInTime = true }, came with { AnsweredInTime = false },
            came with { Day = On(28) },
            .. Enum.GetValues<ComplaintSteps>().Where(step => step is not ComplaintSteps.None)
                .Select(step => came with { Recorded = came.Recorded & ~step }),
        ];
    }
}
