using IWReports.Core.Facts.QueueLog;
using static IWReports.Core.Tests.Facts.QueueLog.Log;

namespace IWReports.Core.Tests.Facts.QueueLog;

public sealed class PresenceAssemblyTests
{
    private const int Year = 365 * 86_400;

    [Fact]
    public void A_member_is_there_from_being_added_to_being_removed() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(60))],
            Sessions(Line(0, QueueLogKind.AddMember), Line(60, QueueLogKind.RemoveMember)));

    [Fact]
    public void A_session_goes_on_over_midnight() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(50_000))],
            Sessions(Line(0, QueueLogKind.AddMember), Line(50_000, QueueLogKind.RemoveMember)));

    [Fact]
    public void A_session_lasts_while_nothing_ends_it() =>
        Assert.Equal([new AgentSpan("widgets", At(0), null)], Sessions(Line(0, QueueLogKind.AddMember)));

    [Fact]
    public void A_restart_ends_sessions_and_says_so() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(30)) { Truncated = true }, new AgentSpan("widgets", At(40), null)],
            Sessions(Line(0, QueueLogKind.AddMember), new(At(30), "", QueueLogKind.QueueStart), Line(40, QueueLogKind.AddMember)));

    [Fact]
    public void A_log_off_tells_when_the_officer_had_come() =>
        Assert.Equal([new AgentSpan("", At(-100), At(20))],
            Sessions(Line(20, QueueLogKind.AgentLogoff, queue: "") with { LoggedIn = TimeSpan.FromSeconds(120) }));

    [Fact]
    public void A_log_off_does_not_reach_into_a_session_that_is_known() =>
        Assert.Equal([new AgentSpan("", At(0), At(30)) { Truncated = true }, new AgentSpan("", At(30), At(60))],
            Sessions(Line(0, QueueLogKind.AgentLogin, queue: ""), new(At(30), "", QueueLogKind.QueueStart),
                Line(60, QueueLogKind.AgentLogoff, queue: "") with { LoggedIn = TimeSpan.FromSeconds(60) }));

    [Fact]
    public void Saying_a_state_again_changes_nothing() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(20)) { Reason = "lunch" }],
            Pauses(Line(0, QueueLogKind.Pause, "lunch"), Line(5, QueueLogKind.Pause, "lunch"), Line(20, QueueLogKind.Unpause),
                Line(25, QueueLogKind.Unpause)));

    [Fact]
    public void Another_reason_is_another_pause() =>
        Assert.Equal([("Auto-Pause", 10), ("training", 10)],
            Pauses(Line(0, QueueLogKind.Pause, "Auto-Pause"), Line(10, QueueLogKind.Pause, "training"), Line(20, QueueLogKind.Unpause))
                .Select(Length));

    [Fact]
    public void A_pause_in_all_queues_is_not_counted_beside_its_queues() =>
        Assert.Equal([new AgentSpan("sales", At(0), At(20)), new AgentSpan("widgets", At(0), At(20))],
            Pauses(Line(0, QueueLogKind.PauseAll, queue: ""), Line(0, QueueLogKind.Pause), Line(0, QueueLogKind.Pause, queue: "sales"),
                Line(20, QueueLogKind.UnpauseAll, queue: ""), Line(20, QueueLogKind.Unpause),
                    Line(20, QueueLogKind.Unpause, queue: "sales")));

    [Fact]
    public void A_pause_in_all_queues_that_nothing_follows_stands_for_the_queues_one_is_in() =>
        Assert.Equal([new AgentSpan("widgets", At(5), At(20))],
            Pauses(Line(0, QueueLogKind.AddMember), Line(5, QueueLogKind.PauseAll, queue: ""),
                Line(20, QueueLogKind.UnpauseAll, queue: "")));

    [Fact]
    public void A_member_may_be_added_paused_and_removed_paused() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(20))],
            Pauses(Line(0, QueueLogKind.AddMember, "PAUSED"), Line(20, QueueLogKind.RemoveMember)));

    [Fact]
    public void What_takes_no_time_is_no_session()
    {
        Assert.Empty(Sessions(Line(0, QueueLogKind.RemoveMember), Line(0, QueueLogKind.AddMember)));
        Assert.Equal(2, Sessions(Line(0, QueueLogKind.AddMember), Line(9, QueueLogKind.AddMember),
            Line(9, QueueLogKind.RemoveMember)).Count);
    }

    [Fact]
    public void Within_a_second_the_files_order_decides_whether_one_is_paused_in_the_end()
    {
        Assert.Equal([new AgentSpan("widgets", At(0), null)], Pauses(InFile(Line(0, QueueLogKind.Unpause), Line(0, QueueLogKind.Pause))));
        Assert.Empty(Pauses(InFile(Line(0, QueueLogKind.Pause), Line(0, QueueLogKind.Unpause))));
        Assert.Equal([new AgentSpan("widgets", At(0), At(9))],
            Pauses(InFile(Line(0, QueueLogKind.Pause), Line(9, QueueLogKind.Pause), Line(9, QueueLogKind.Unpause))));
    }

    [Fact]
    public void A_clock_set_back_after_the_log_in_does_not_leave_the_session_open() =>
        Assert.Empty(Sessions(InFile(Line(2, QueueLogKind.AddMember), Line(1, QueueLogKind.RemoveMember))));

    [Fact]
    public void A_clock_set_back_in_a_pause_does_not_leave_the_pause_open() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(99))],
            Pauses(InFile(Line(0, QueueLogKind.Pause), Line(99, QueueLogKind.Unpause), Line(100, QueueLogKind.Pause),
            Line(98, QueueLogKind.Unpause))));

    [Fact]
    public void A_file_that_begins_with_the_newest_line_has_the_same_sessions()
    {
        PresenceEvent[] lines = [Line(0, QueueLogKind.AddMember), Line(10, QueueLogKind.Pause), Line(20, QueueLogKind.Unpause),
            Line(30, QueueLogKind.RemoveMember)];
        Assert.Equal(Sessions(lines), Sessions(InFile([.. lines.Reverse()])));
        Assert.Equal(Pauses(lines), Pauses(InFile([.. lines.Reverse()])));
    }

    [Fact]
    public void A_pause_in_all_queues_below_its_queues_lines_changes_nothing() =>
        Assert.Equal([new AgentSpan("widgets", At(0), null) { Reason = "lunch" }],
            Pauses(InFile(Line(0, QueueLogKind.Pause, "lunch"), Line(0, QueueLogKind.PauseAll, queue: ""))));

    [Fact]
    public void A_log_in_of_years_ago_is_another_session_than_todays()
    {
        Assert.Equal([new AgentSpan("widgets", At(Year), At(Year + 60))],
            Sessions(Line(0, QueueLogKind.AddMember), Line(Year, QueueLogKind.AddMember), Line(Year + 60, QueueLogKind.RemoveMember)));
        Assert.Empty(Sessions(Line(0, QueueLogKind.AddMember), Line(Year, QueueLogKind.RemoveMember)));
    }

    [Fact]
    public void A_log_in_that_nothing_ended_counts_for_a_day_where_the_officer_was_seen_in_it() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(86_400)) { Truncated = true }],
            Sessions(Line(0, QueueLogKind.AddMember), Line(500, QueueLogKind.Connect), Line(Year, QueueLogKind.RemoveMember)));

    [Fact]
    public void A_restart_of_years_later_ends_no_session() =>
        Assert.Empty(Sessions(Line(0, QueueLogKind.AddMember), new(At(Year), "", QueueLogKind.QueueStart)));

    [Fact]
    public void A_log_off_that_speaks_of_years_says_nothing() =>
        Assert.Empty(Sessions(Line(20, QueueLogKind.AgentLogoff, queue: "") with { LoggedIn = TimeSpan.FromSeconds(Year) }));

    [Fact]
    public void An_open_session_is_none_once_the_log_went_on_for_a_day_without_the_officer()
    {
        PresenceEvent[] lines = [Line(0, QueueLogKind.AddMember)];
        Assert.Single(PresenceAssembly.Of(lines, latest: At(86_400)).Sessions);
        var gone = PresenceAssembly.Of(lines, latest: At(86_401));
        Assert.Empty(gone.Sessions);
        Assert.Equal([new HalfSession("widgets", At(0), IsBeginning: true)], gone.Unseen);
        Assert.Single(PresenceAssembly.Of([.. lines, Line(60, QueueLogKind.Connect)], latest: At(Year)).Sessions);
    }

    [Fact]
    public void How_long_a_session_may_last_is_a_setting()
    {
        PresenceEvent[] lines = [Line(0, QueueLogKind.AddMember), Line(40 * 86_400, QueueLogKind.RemoveMember)];
        Assert.Empty(Sessions(lines));
        Assert.Equal([new AgentSpan("widgets", At(0), At(40 * 86_400))], PresenceAssembly.Of(lines, TimeSpan.FromDays(60)).Sessions);
    }

    [Fact]
    public void An_end_that_is_said_again_is_no_session_that_was_left_out() =>
        Assert.Empty(PresenceAssembly.Of([Line(0, QueueLogKind.AddMember), Line(60, QueueLogKind.RemoveMember),
            Line(90, QueueLogKind.RemoveMember)]).Unseen);

    [Fact]
    public void A_removal_without_a_beginning_ends_what_began_with_the_first_thing_seen_within_a_day()
    {
        Assert.Equal([new AgentSpan("widgets", At(10), At(60))],
            Sessions(Line(10, QueueLogKind.Connect), Line(20, QueueLogKind.Connect), Line(60, QueueLogKind.RemoveMember)));
        Assert.Equal([new AgentSpan("widgets", At(20), At(60))],
            Sessions(Line(20, QueueLogKind.Unpause), Line(60, QueueLogKind.RemoveMember)));
        Assert.Empty(Sessions(Line(10, QueueLogKind.Connect, queue: "sales"), Line(60, QueueLogKind.RemoveMember)));
        Assert.Empty(Sessions(Line(10, QueueLogKind.Connect), Line(90_000, QueueLogKind.RemoveMember)));
        Assert.Empty(Sessions(Line(60, QueueLogKind.RemoveMember)));
    }

    [Fact]
    public void What_was_seen_in_a_session_that_ended_begins_no_other() =>
        Assert.Equal([new AgentSpan("widgets", At(0), At(60)), new AgentSpan("widgets", At(70), At(90))],
            Sessions(Line(0, QueueLogKind.AddMember), Line(10, QueueLogKind.Connect), Line(60, QueueLogKind.RemoveMember),
            Line(70, QueueLogKind.Connect), Line(90, QueueLogKind.RemoveMember)));

    private static PresenceEvent[] InFile(params PresenceEvent[] lines) => [.. lines.Select((line, at) => line with { Place = (1, at) })];

    private static PresenceEvent Line(int second, QueueLogKind kind, string reason = "", string queue = "widgets") =>
        new(At(second), queue, kind) { Reason = reason };

    private static IReadOnlyList<AgentSpan> Sessions(params PresenceEvent[] lines) => PresenceAssembly.Of(lines).Sessions;

    private static IReadOnlyList<AgentSpan> Pauses(params PresenceEvent[] lines) => PresenceAssembly.Of(lines).Pauses;

    private static (string, int) Length(AgentSpan span) => (span.Reason, (int)(span.EndedAt - span.StartedAt)!.Value.TotalSeconds);
}
