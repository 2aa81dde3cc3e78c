namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class TeamTablesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task Training_is_booked_to_the_day_it_was_planned_for()
    {
        await tables.ExecuteAsync("delete from touched_day");
        var counts = await tables.ImportAsync("training",
            "session_id,planned_on,held_on,topic,team,invited,attended,missed_by\n"
                + "T1,2025-11-12,2025-11-19,Listening,Customer service,4,3,Mary\nT2,2025-12-10,,,,,,\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("2025-11-12,2025-12-10", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task More_came_than_were_asked_is_refused_with_its_line()
    {
        var counts = await tables.ImportAsync("training",
            "session_id,planned_on,invited,attended\nmany,2025-11-12,3,4\nsome,2025-11-12,3,2\n");
        Assert.Equal("attended (4) is more than invited (3)", Assert.Single(counts.Rejects).Reason);
        counts = await tables.ImportAsync("briefings",
            "briefing_id,held_on,policy,not_understood\nB1,2025-11-12,Friendly service,1\nB2,2025-11-12,Friendly service,\n");
        Assert.Equal("not_understood (1) is more than officers (blank)", Assert.Single(counts.Rejects).Reason);
    }

    [Fact]
    public async Task Coaching_is_a_talk_unless_it_says_sit_along()
    {
        await tables.ImportAsync("coaching", "session_id,held_on,officer,kind\nC1,2025-11-17,Mary,\nC2,2025-11-18,Mary,Sit-along\n");
        Assert.Equal("coaching,sit-along", await tables.ScalarAsync<string>(
            "select string_agg(kind, ',' order by session_id) from coaching_session"));
        Assert.Contains("one of coaching, sit-along",
            Assert.Single((await tables.ImportAsync("coaching",
            "session_id,held_on,officer,kind\nC3,2025-11-17,Mary,shouting\nC4,2025-11-17,Mary,\n")).Rejects).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_made_before_it_was_asked_for_is_kept_and_said()
    {
        var counts = await tables.ImportAsync("record-changes",
            "change_id,requested_on,made_on,field\nR1,2025-11-17,2025-11-14,phone number\nR2,2025-11-17,,e-mail address\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(1, counts.Details["backward_days"]);
    }

    [Fact]
    public async Task The_first_absence_says_of_all_other_days_on_the_roster_that_nobody_was_away()
    {
        await tables.ImportAsync("roster", "person,role,from,to\nMia,officer,2025-11-03,2025-11-14\n");
        await tables.ExecuteAsync("delete from absence; delete from touched_day; insert into measured_day (day, as_of) select day::date, "
            + "'2025-11-18' from generate_series('2025-11-13'::date, '2025-11-17', '1 day') day on conflict do nothing");
        await tables.ImportAsync("absences", "person,from,to\nMia,2025-11-14,2025-11-14\n");
        Assert.Equal("2025-11-13,2025-11-14", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("absences", "person,from,to\nMia,2025-11-13,2025-11-13\n");
        Assert.Equal("2025-11-13", await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }
}
