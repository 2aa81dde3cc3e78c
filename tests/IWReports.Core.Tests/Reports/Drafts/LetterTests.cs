using System.Globalization;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Drafts;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.Drafts;

public sealed class LetterTests
{
    [Fact]
    public void A_reply_takes_the_managers_five_steps_in_order() =>
        Assert.Equal(
            [
                "What happened", "What we change for every customer", "What we do for you now", "When we follow up",
                "What else you need from us",
            ],
            ComplaintReply.Build(SomeDrafts.Case()).Sections.Select(section => section.Heading));

    [Fact]
    public void An_apology_takes_the_same_steps_without_headings() =>
        Assert.Equal(Enumerable.Repeat("", 5), Apology.Build(SomeDrafts.NotSatisfied()).Sections.Select(section => section.Heading));

    [Fact]
    public void A_broken_promise_is_named_with_its_days_and_owned()
    {
        var happened = Said(ComplaintReply.Build(SomeDrafts.Case()), 0);
        Assert.Contains("promised delivery for Fri 21 Nov. By Sun 30 Nov it was five business days late", happened,
            StringComparison.Ordinal);
        Assert.Contains("We broke our promise, and I am sorry.", happened, StringComparison.Ordinal);
        Assert.Contains("You had already come to us about a wrong item on Tue 11 Nov.", happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_promise_is_not_called_broken() =>
        Assert.DoesNotContain("promise", Said(Apology.Build(SomeDrafts.NotSatisfied()), 0), StringComparison.Ordinal);

    [Fact]
    public void What_nobody_decided_is_a_blank()
    {
        var reply = ComplaintReply.Build(SomeDrafts.Case());
        Assert.Contains(reply.Sections[1].Parts, part => part is { IsBlank: true, Text: "what was decided, and from which day" });
        Assert.Contains(reply.Sections[2].Parts, part => part is { IsBlank: true, Text: "day that dispatch confirmed" });
    }

    [Theory]
    [InlineData(170, "amount if agreed, at most $17")]
    [InlineData(1700, "amount if agreed, at most $25")]
    public void A_further_refund_is_never_more_than_the_procedure_allows(int worth, string blank)
    {
        var data = SomeDrafts.NotSatisfied();
        data = data with { Complaint = data.Complaint with { ProductValue = worth } };
        Assert.Contains(Apology.Build(data).Sections[2].Parts, part => part.IsBlank && part.Text == blank);
    }

    [Fact]
    public void What_was_paid_beyond_authority_is_not_written_to_the_customer()
    {
        var data = SomeDrafts.NotSatisfied();
        var letter = Apology.Build(data with { Complaint = data.Complaint with { RedressAmount = 50 } });
        Assert.DoesNotContain("50", Said(letter, 2), StringComparison.Ordinal);
        Assert.Contains(letter.Notes, note => note.StartsWith("More was paid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10.00, false)]
    [InlineData(10.01, true)]
    public void The_amount_that_a_letter_may_offer_is_not_called_over_once_it_is_paid(double paid, bool isOver)
    {
        var data = SomeDrafts.NotSatisfied();
        var letter = Apology.Build(data with
        {
            Complaint = data.Complaint with { ProductValue = 99.99m, RedressAmount = (decimal)paid },
        });
        Assert.Equal(isOver, letter.Notes.Any(note => note.StartsWith("More was paid", StringComparison.Ordinal)));
    }

    [Fact]
    public void Threats_are_for_the_manager_and_not_in_the_letter()
    {
        var reply = ComplaintReply.Build(SomeDrafts.Case());
        Assert.Contains(reply.Notes, note => note.Contains("legal action", StringComparison.Ordinal));
        Assert.DoesNotContain("legal", string.Concat(Enumerable.Range(0, 5).Select(step => Said(reply, step))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-11-28", true)]
    [InlineData("2025-12-05", false)]
    public void Only_an_order_that_is_late_is_told_of(string promised, bool isTold)
    {
        var order = SomeDrafts.Order(new(2025, 11, 18), DateOnly.Parse(promised, CultureInfo.InvariantCulture), null);
        var reply = ComplaintReply.Build(SomeDrafts.Case() with { Order = order });
        Assert.Equal(isTold, Said(reply, 2).StartsWith("Your order is not forgotten.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_manager_is_reminded_of_what_the_board_decided_about_such_complaints()
    {
        PastRecommendation Accepted(string rule, string action) =>
            new(ReportPeriod.Month(2025, 10), rule, action, "Head of dispatch", new(2025, 12, 12), null) { Decision = Decision.Accepted };
        var reply = ComplaintReply.Build(SomeDrafts.Case() with
        {
            Accepted =
            [
                Accepted("keep-the-promised-day", "Dispatch orders by their promised day."),
                    Accepted("hold-training", "Hold the training."),
            ],
        });
        var note = Assert.Single(reply.Notes, note => note.StartsWith("The board accepted", StringComparison.Ordinal));
        Assert.StartsWith("The board accepted “Dispatch orders by their promised day”, due Fri 12 Dec.", note, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 5), step => Assert.DoesNotContain("Dispatch orders", Said(reply, step), StringComparison.Ordinal));
    }

    [Fact]
    public void The_agreed_call_is_the_follow_up() =>
        Assert.StartsWith(
            "I will call you on Mon 1 Dec, as agreed.", Said(ComplaintReply.Build(SomeDrafts.Case()), 3), StringComparison.Ordinal);

    [Fact]
    public void A_customer_who_was_not_reached_reads_that_we_tried()
    {
        var data = SomeDrafts.NotSatisfied();
        var letter = Apology.Build(data with { Complaint = data.Complaint with { Satisfied = null } });
        Assert.Contains("We tried to reach you on Tue 18 Nov and could not.", Said(letter, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, "none is on record. Call the customer first.")]
    [InlineData(false, false, "")]
    [InlineData(false, true, "the procedure asks for no apology letter.")]
    [InlineData(true, null, "")]
    [InlineData(true, false, "")]
    [InlineData(true, true, "the procedure asks for no apology letter.")]
    public void A_customer_who_said_so_was_asked_though_nobody_wrote_down_the_day(bool hasDay, bool? satisfied, string note)
    {
        var data = SomeDrafts.NotSatisfied();
        var asked = data.Complaint with { FollowedUpOn = hasDay ? data.Complaint.FollowedUpOn : null, Satisfied = satisfied };
        var letter = Apology.Build(data with { Complaint = asked });
        var notes = letter.Notes.Where(one => one.Contains("procedure asks for", StringComparison.Ordinal)).ToList();
        Assert.Equal(note.Length > 0, notes.Count == 1 && notes[0].EndsWith(note, StringComparison.Ordinal));
        Assert.Equal((asked.AsksForApology, satisfied is false),
            (notes.Count == 0, Said(letter, 0).Contains("our answer did not satisfy you", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_on_record_is_addressed_by_no_name()
    {
        var letter = ComplaintReply.Build(SomeDrafts.Case() with { Customer = null });
        Assert.Equal(("", "Dear customer,"), (letter.Customer, letter.Salutation));
        Assert.Contains(letter.Notes, note => note.StartsWith("No customer is on record", StringComparison.Ordinal));
    }

    private static string Said(LetterModel letter, int step) => string.Concat(letter.Sections[step].Parts.Select(part => part.Text));
}
