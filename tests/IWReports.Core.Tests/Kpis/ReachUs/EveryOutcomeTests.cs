using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.ReachUs;

/// <summary>What each KPI of the queue counts of every visit there is, beside the words it says so in: both change together.</summary>
public sealed class EveryOutcomeTests
{
    // Waits at every limit and just beyond it: short 5 s, five rings 15 s, in time 20 s, long 10 min; "?" is not known.
    private static readonly int?[] Waits = [null, 5, 15, 20, 21, 600, 601];

    // By hand, a letter a visit: 1 counts, 0 stands below the line only, . on neither side, - says nothing of it, s its seconds count.
    // Answered, abandoned and sent on, each by these waits; open; then answered and abandoned where a file knows no waits at all.
    [Theory]
    [InlineData("calls_offered", null, "1111111 1111111 1111111 1 11",
        "Queue entries, booked to the half-hour of entry; always answered + abandoned + left the queue + open.")]
    [InlineData("calls_flowed_out", null, "....... ....... 1111111 . ..", "Queue entries that ended by time-out, key, transfer")]
    [InlineData("calls_open", null, "....... ....... ....... 1 ..", "Queue entries still waiting when the log was read")]
    [InlineData("abandonment", null, "0000000 1111111 0000000 0 01",
        "Callers who hung up before anyone answered ÷ offered, short ones included.")]
    [InlineData("short_abandonment", null, "0000000 0100000 0000000 0 --", "Callers who hung up at once ÷ offered.")]
    [InlineData("abandon_time", null, "....... -ssssss ....... . .-", "Mean queue wait of callers who hung up")]
    [InlineData("speed_of_answer", null, "-ssssss ....... ....... . --", "Mean queue wait of answered calls")]
    [InlineData("long_waits", null, "-000001 0000001 0000001 0 --",
        "Calls that waited longer than the limit, answered or not ÷ offered, but for answered ones whose wait is not known.")]
    [InlineData("answered_in_5_rings", null, "-110000 0.00000 ....... . --",
        "Calls answered within 5 rings of queue wait ÷ (answered + abandoned − short abandons). Answered calls whose wait is unknown are")]
    [InlineData("service_level_all", null, "-111000 0000000 ....... . --",
        "Calls answered within the threshold ÷ (answered + abandoned), short abandons among them (SL-C).")]
    [InlineData("service_level", ServiceLevelVariant.AbandonedInTimeIsServed, "-111000 0111000 ....... . --",
        "with SL-A those abandoned within it too ÷ (answered + abandoned as the variant counts them)")]
    [InlineData("service_level", ServiceLevelVariant.AnsweredOnly, "-111000 ....... ....... . --", "Calls answered within the threshold")]
    [InlineData("service_level", ServiceLevelVariant.AllAbandoned, "-111000 0000000 ....... . --",
        "Answered calls whose wait is unknown are in neither; abandoned ones count as if they had waited long.")]
    [InlineData("service_level", ServiceLevelVariant.AbandonedTooLate, "-111000 0...000 ....... . --", "as the variant counts them")]
    [InlineData("service_level", ServiceLevelVariant.WithoutShortAbandons, "-111000 0.00000 ....... . --", "as the variant counts them")]
    [InlineData("calls_outside_hours", null, "....... ....... ....... . ..", "or in a half-hour that starts outside the opening hours")]
    [InlineData("abandoned_outside_hours", null, "....... ....... ....... . ..", "among the calls outside opening hours")]
    [InlineData("unrecovered_callers", null, "------- 1111111 ------- - -1", "Callers who abandoned and neither got through")]
    [InlineData("talk_time", null, "1111111 ....... ....... . 1.", "Mean talk of answered calls whose talk is known.")]
    [InlineData("handle_time", null, "sssssss ....... ....... . s.", "of answered calls whose talk is known")]
    [InlineData("calls_per_hour", null, "1111111 ....... ....... . 1.", "Calls handled ÷ productive hours")]
    [InlineData("occupancy", null, "sssssss ....... ....... . s.", "Time on calls (talk, hold, wrap-up")]
    [InlineData("officer_ring_time", null, "1111111 ------- ------- - 1-", "over answered calls for which it is known")]
    [InlineData("on_hold_time", null, "1111111 ------- ------- - 1-", "÷ calls put on hold; waiting for an officer is not in it")]
    [InlineData("held_at_once", null, "1111111 ------- ------- - 1-", "÷ answered calls for which the source sees it")]
    [InlineData("transfers", null, "1111111 ------- ------- - 1-", "÷ calls handled for which the source sees it")]
    [InlineData("time_to_refer", null, "1111111 ------- ------- - 1-", "over transfers for which it is known")]
    [InlineData("contacts_with_late_order", null, "1111111 1111111 1111111 1 11", "Calls from customers with an order past its promised")]
    [InlineData("contacts_per_100_orders", null, "1111111 1111111 1111111 1 11", "Calls offered ÷ orders placed")]
    [InlineData("calls_per_officer", null, "1111111 1111111 1111111 1 11", "Calls offered ÷ officers on duty")]
    [InlineData("complaints_per_1000_calls", null, "0000000 0000000 0000000 0 00", "÷ calls offered × 1,000")]
    public void Words_and_code_count_the_same(string id, ServiceLevelVariant? variant, string counted, string words)
    {
        var kpi = Counted.Find(id);
        var settings = variant is { } chosen ? Some.Settings with { ServiceLevelVariant = chosen } : Some.Settings;
        Assert.Equal(counted.Replace(" ", "", StringComparison.Ordinal), Counted.Of(kpi, Visits(), settings));
        Assert.Contains(words, kpi.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void No_KPI_of_calls_is_left_out() =>
        Assert.Equal(Counted.FedBy<QueueVisit>(), Counted.InTable(typeof(EveryOutcomeTests), nameof(Words_and_code_count_the_same)));

    [Fact]
    public void No_outcome_is_left_out() =>
        Assert.Equal(Enum.GetValues<Outcome>(), Visits().Select(visit => visit.Outcome).Distinct().Order());

    // Who is answered is put on hold at once and passed on, and everything takes a second; nobody who abandoned is reached.
    private static IEnumerable<QueueVisit> Visits()
    {
        var second = TimeSpan.FromSeconds(1);
        var answered = Some.Call(Outcome.Answered) with { Talk = second, Ring = second, Hold = second, HeldAfter = second,
            Transferred = true, TransferredAfter = second, Referred = true };
        QueueVisit Of(Outcome outcome, int? wait) =>
            (outcome is Outcome.Answered ? answered : Some.Call(outcome) with { Recovered = outcome is Outcome.Abandoned ? false : null })
            with { Wait = wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, WaitsForOrder = true };
        return
        [
            .. from outcome in new[] { Outcome.Answered, Outcome.Abandoned, Outcome.FlowedOut } from wait in Waits select Of(outcome, wait),
            Of(Outcome.Open, null),
            Of(Outcome.Answered, null) with { Lacks = Capabilities.Waits },
            Of(Outcome.Abandoned, null) with { Lacks = Capabilities.Waits },
        ];
    }
}
