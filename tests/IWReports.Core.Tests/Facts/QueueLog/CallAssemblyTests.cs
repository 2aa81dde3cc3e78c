using FsCheck.Fluent;
using IWReports.Core.Facts;
using IWReports.Core.Facts.QueueLog;
using static IWReports.Core.Tests.Facts.QueueLog.Log;

namespace IWReports.Core.Tests.Facts.QueueLog;

public sealed class CallAssemblyTests
{
    [Fact]
    public void An_answered_call_waits_and_talks()
    {
        var visit = Stay(Enter(0), Connect(12, wait: 12), Complete(72, wait: 12, talk: 60));
        Assert.Equal((Outcome.Answered, 12, 60, "Mia", "COMPLETECALLER"),
            (visit.Outcome, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds, visit.Agent, visit.Ended));
        Assert.Equal(TimeSpan.FromSeconds(2), visit.Ring);
        Assert.False(visit.Truncated);
    }

    [Theory]
    [InlineData(QueueLogKind.Abandon, Outcome.Abandoned)]
    [InlineData(QueueLogKind.ExitWithTimeout, Outcome.FlowedOut)]
    [InlineData(QueueLogKind.ExitWithKey, Outcome.FlowedOut)]
    [InlineData(QueueLogKind.ExitEmpty, Outcome.FlowedOut)]
    [InlineData(QueueLogKind.Withdraw, Outcome.FlowedOut)]
    [InlineData(QueueLogKind.SysCompat, Outcome.FlowedOut)]
    public void Who_leaves_unanswered_is_abandoned_or_flowed_out(QueueLogKind kind, Outcome outcome)
    {
        var visit = Stay(Enter(0), Line(30, kind, wait: 30));
        Assert.Equal((outcome, 30, kind.LogWord()), (visit.Outcome, visit.Wait?.TotalSeconds, visit.Ended));
        Assert.Null(visit.Talk);
    }

    [Theory]
    [InlineData(QueueLogKind.CompleteCaller)]
    [InlineData(QueueLogKind.CompleteAgent)]
    [InlineData(QueueLogKind.BlindTransfer)]
    [InlineData(QueueLogKind.AttendedTransfer)]
    [InlineData(QueueLogKind.Transfer)]
    public void Every_end_of_a_talk_ends_it(QueueLogKind kind)
    {
        var visit = Stay(Enter(0), Connect(5, 5), Line(50, kind, "Mia", 5, 45));
        Assert.Equal((Outcome.Answered, 45, kind.LogWord()), (visit.Outcome, visit.Talk?.TotalSeconds, visit.Ended));
    }

    [Fact]
    public void A_transfer_is_the_officers_and_takes_place_when_the_talk_ends()
    {
        var passedOn = Stay(Enter(0), Connect(5, 5), Line(50, QueueLogKind.AttendedTransfer, "Mia", 5, 45));
        Assert.Equal((true, 45), (passedOn.Transferred, passedOn.TransferredAfter?.TotalSeconds));
        var completed = Stay(Enter(0), Connect(5, 5), Complete(50, 5, 45));
        Assert.Equal((false, null), (completed.Transferred, completed.TransferredAfter));
    }

    [Fact]
    public void Behind_a_local_channel_and_without_an_end_nobody_can_tell_whether_it_was_passed_on()
    {
        Assert.Null(Stay(Enter(0), Connect(5, 5, "Local/101@from-queue/n"), Complete(50, 5, 45, "Local/101@from-queue/n")).Transferred);
        Assert.Null(Stay(Enter(0), Connect(5, 5)).Transferred);
    }

    [Fact]
    public void Phones_that_ring_unanswered_change_nothing()
    {
        var visit = Stay(Enter(0), Line(5, QueueLogKind.RingNoAnswer, "Jonas"), Line(6, QueueLogKind.RingCanceled, "Jonas"),
            Line(7, QueueLogKind.AgentDump, "Jonas"), Connect(9, 9), Complete(19, 9, 10));
        Assert.Equal("Mia", visit.Agent);
    }

    [Fact]
    public void A_caller_who_hung_up_during_the_announcement_was_answered_by_nobody()
    {
        var visit = Stay(Enter(0), Line(8, QueueLogKind.Abandon, "Mia", wait: 8));
        Assert.Equal((Outcome.Abandoned, null), (visit.Outcome, visit.Agent));
    }

    [Fact]
    public void A_time_out_that_gives_only_a_position_waits_by_the_clock() =>
        Assert.Equal(300, Stay(Enter(0), Line(300, QueueLogKind.ExitWithTimeout)).Wait?.TotalSeconds);

    [Fact]
    public void A_talk_whose_end_is_missing_is_answered_and_flagged()
    {
        var visit = Stay(Enter(0), Connect(10, 10));
        Assert.Equal((Outcome.Answered, null, true, null), (visit.Outcome, visit.Talk, visit.Truncated, visit.Ended));
    }

    [Fact]
    public void A_restart_ends_what_was_open()
    {
        var (talking, waiting) = (CallAssembly.Visits([Enter(0), Connect(10, 10)], _ => true)[0],
            CallAssembly.Visits([Enter(0)], _ => true)[0]);
        Assert.Equal((Outcome.Answered, "QUEUESTART", true), (talking.Outcome, talking.Ended, talking.Truncated));
        Assert.Equal((Outcome.Open, "QUEUESTART", true), (waiting.Outcome, waiting.Ended, waiting.Truncated));
    }

    [Fact]
    public void A_restart_does_not_reopen_what_had_ended() =>
        Assert.False(CallAssembly.Visits([Enter(0), Connect(10, 10), Complete(20, 10, 10)], _ => true)[0].Truncated);

    [Fact]
    public void A_caller_still_waiting_is_open() => Assert.Equal(Outcome.Open, Stay(Enter(0)).Outcome);

    [Fact]
    public void A_log_that_starts_while_the_caller_waits_has_the_entry_inferred() =>
        Assert.Equal(At(-40), Stay(Connect(0, wait: 40), Complete(60, 40, 60)).EnteredAt);

    [Fact]
    public void A_log_that_starts_in_the_middle_of_the_talk_has_entry_and_answer_inferred()
    {
        var visit = Stay(Complete(60, wait: 40, talk: 50));
        Assert.Equal((At(-30), At(10), UnmatchedLeg.NoConnect), (visit.EnteredAt, visit.ConnectedAt, visit.Unmatched));
    }

    [Fact]
    public void A_lost_answer_is_known_from_its_end()
    {
        var visit = Stay(Enter(0), Complete(60, wait: 10, talk: 50));
        Assert.Equal((Outcome.Answered, 10, 50, UnmatchedLeg.None),
            (visit.Outcome, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds, visit.Unmatched));
    }

    [Theory]
    [InlineData(QueueLogKind.AttendedTransfer)]
    [InlineData(QueueLogKind.BlindTransfer)]
    public void A_transfer_whose_answer_was_lost_is_an_answered_call_passed_on(QueueLogKind kind)
    {
        var visit = Stay(Enter(0), Line(60, kind, "Mia", 10, 50));
        Assert.Equal((Outcome.Answered, "Mia", 10, 50, true, 50),
            (visit.Outcome, visit.Agent, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds, visit.Transferred,
            visit.TransferredAfter?.TotalSeconds));
    }

    [Fact]
    public void A_transfer_that_says_no_times_is_of_unknown_length_and_never_of_none()
    {
        var visit = Stay(Enter(0), Line(60, QueueLogKind.AttendedTransfer, "Mia"));
        Assert.Equal((Outcome.Answered, null, null, true), (visit.Outcome, visit.Talk, visit.TransferredAfter, visit.Transferred));
    }

    [Fact]
    public void Overflow_to_another_queue_in_the_same_second_makes_two_stays()
    {
        var visits = Visits(Enter(0, "sales"), Line(30, QueueLogKind.ExitWithTimeout, wait: 30, queue: "sales"), Enter(30, "widgets"),
            Connect(35, 5), Complete(45, 5, 10));
        Assert.Equal([("sales", Outcome.FlowedOut), ("widgets", Outcome.Answered)], visits.Select(visit => (visit.Queue, visit.Outcome)));
    }

    [Fact]
    public void Who_comes_back_to_the_same_queue_in_the_same_second_left_first()
    {
        var visits = Visits(Enter(0), Enter(30), Line(30, QueueLogKind.ExitWithTimeout, wait: 30),
            Line(50, QueueLogKind.Abandon, wait: 20));
        Assert.Equal([(Outcome.FlowedOut, 30), (Outcome.Abandoned, 20)],
            visits.Select(visit => (visit.Outcome, (int)visit.Wait!.Value.TotalSeconds)));
    }

    [Fact]
    public void Who_goes_round_in_one_second_stays_as_often_as_entered() =>
        Assert.Equal(3, Visits(Enter(0, copies: 3), Line(0, QueueLogKind.ExitEmpty, wait: 0, copies: 3)).Count);

    [Fact]
    public void A_call_of_which_every_line_was_written_twice_is_one_call()
    {
        var visit = Stay(Enter(0, copies: 2), Connect(0, 0) with { Copies = 2 }, Complete(30, 0, 30) with { Copies = 2 });
        Assert.Equal(30, visit.Talk?.TotalSeconds);
        Assert.Single(Visits(Enter(0, copies: 2), Line(0, QueueLogKind.Abandon, wait: 0, copies: 2)));
    }

    [Fact]
    public void A_half_written_end_does_not_shorten_the_talk() =>
        Assert.Equal(59, Stay(Enter(0), Connect(0, 0), Complete(59, 0, 5), Complete(59, 0, 59)).Talk?.TotalSeconds);

    [Fact]
    public void Who_entered_another_queue_has_left_the_first()
    {
        var visits = Visits(Enter(0, "sales"), Enter(30, "widgets"));
        Assert.Equal([(Outcome.FlowedOut, true), (Outcome.Open, false)], visits.Select(visit => (visit.Outcome, visit.Truncated)));
    }
}
