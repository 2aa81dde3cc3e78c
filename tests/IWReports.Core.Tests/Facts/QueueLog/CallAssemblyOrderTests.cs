using FsCheck.Fluent;
using IWReports.Core.Facts;
using IWReports.Core.Facts.QueueLog;
using static IWReports.Core.Tests.Facts.QueueLog.Log;

namespace IWReports.Core.Tests.Facts.QueueLog;

/// <summary>A call is the same whatever the order of its lines and the clock say.</summary>
public sealed class CallAssemblyOrderTests
{
    [Fact]
    public void Answer_and_end_in_the_second_of_entry_are_taken_in_that_order()
    {
        var visit = Stay(Complete(0, 0, 0), Connect(0, 0), Enter(0));
        Assert.Equal((Outcome.Answered, 0, 0), (visit.Outcome, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds));
    }

    [Fact]
    public void Where_the_clock_was_set_back_between_entry_and_answer_the_files_order_makes_one_call_of_it()
    {
        var visit = Stay(InFile(Enter(2), Connect(1, 1), Complete(61, 1, 60)));
        Assert.Equal((Outcome.Answered, 1, 60), (visit.Outcome, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3600)]
    public void A_caller_who_hung_up_while_the_clock_was_set_back_is_one_caller(int step)
    {
        var visit = Stay(InFile(Enter(step), Line(1, QueueLogKind.Abandon, wait: 9)));
        Assert.Equal((Outcome.Abandoned, 9), (visit.Outcome, visit.Wait?.TotalSeconds));
        Assert.Null(Stay(InFile(Enter(step), Line(1, QueueLogKind.ExitWithTimeout))).Wait);
    }

    [Fact]
    public void An_answer_that_the_clock_puts_after_its_end_keeps_how_long_the_telephone_rang() =>
        Assert.Equal(2, Stay(InFile(Enter(0), Connect(5, 5), Complete(4, 5, 3))).Ring?.TotalSeconds);

    [Fact]
    public void Who_left_and_came_back_while_the_clock_was_set_back_stayed_twice()
    {
        var visits = Visits(InFile(Enter(0), Line(30, QueueLogKind.ExitWithTimeout, wait: 30), Enter(29), Connect(28, 1),
            Complete(38, 1, 10)));
        Assert.Equal([Outcome.FlowedOut, Outcome.Answered], visits.Select(visit => visit.Outcome));
    }

    [Fact]
    public void A_file_that_begins_with_the_newest_line_is_read_by_the_clock()
    {
        CallEvent[] call = [Enter(0), Line(30, QueueLogKind.ExitWithTimeout, wait: 30), Enter(40), Connect(50, 10), Complete(80, 10, 30)];
        Assert.Equal(Visits(call), Visits(InFile([.. call.Reverse()])));
    }

    [Fact]
    public void The_order_of_the_lines_does_not_matter()
    {
        var kinds = new[] { QueueLogKind.EnterQueue, QueueLogKind.Connect, QueueLogKind.CompleteAgent, QueueLogKind.Abandon,
            QueueLogKind.ExitEmpty, QueueLogKind.RingNoAnswer };
        var line =
            from second in Gen.Choose(0, 6)
            from kind in Gen.Elements(kinds)
            from queue in Gen.Elements("widgets", "sales")
            from wait in Gen.Choose(0, 3)
            select Line(second, kind, "Mia", wait, talk: 1, queue);
        var call = Gen.ListOf(line).SelectMany(lines => Gen.Shuffle(lines.ToArray()).Select(shuffled => (lines.ToArray(), shuffled)));
        Holds(Prop.ForAll(call.ToArbitrary(), pair => Visits(pair.Item1).SequenceEqual(Visits(pair.shuffled))));
    }

    [Fact]
    public void Whatever_the_lines_no_time_is_negative_and_who_was_answered_was_answered_at_a_time()
    {
        var kinds = Enum.GetValues<QueueLogKind>();
        var line =
            from second in Gen.Choose(0, 20)
            from kind in Gen.Elements(kinds)
            from wait in Gen.Choose(0, 9)
            select Line(second, kind, "Mia", wait, talk: 1);
        Holds(Prop.ForAll(Gen.ListOf(line).ToArbitrary(), lines =>
            Visits([.. lines]) is var visits
            && visits.All(visit => !(visit.Wait < TimeSpan.Zero) && !(visit.Talk < TimeSpan.Zero)
                && (visit.Outcome == Outcome.Answered) == (visit.ConnectedAt is not null))));
    }

    private static void Holds(FsCheck.Property property) =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500), property);
}
