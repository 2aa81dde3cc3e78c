namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class RowsTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_key_that_comes_twice_holds_its_later_line_and_the_earlier_counts_as_a_duplicate()
    {
        var counts = await tables.ImportAsync("customers", "customer_id,name\ntwice-1,Old\ntwice-2,Same\ntwice-1,New\ntwice-2,Same\n");
        Assert.Equal((4, 2, 0, 0, 2, 0), TableFiles.Fates(counts));
        Assert.Equal(1, counts.Identical);
        Assert.Equal("New", await tables.ScalarAsync<string>("select name from customer where customer_id = 'twice-1'"));
    }

    [Fact]
    public async Task Only_what_changed_is_updated_and_its_days_are_touched()
    {
        await tables.ImportAsync("complaints", "complaint_id,received_at,topic\n1,2025-11-03,late\n2,2025-11-04,rude\n");
        await tables.ExecuteAsync("delete from touched_day");
        var counts = await tables.ImportAsync("complaints",
            "complaint_id,received_at,topic,resolved_on,injury\n1,2025-11-03,late,,no\n2,2025-11-06 09:00,rude,2025-11-07,yes\n"
                + "3,2025-11-05,late,,\n");
        Assert.Equal((3, 1, 1, 1, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("2025-11-04,2025-11-05,2025-11-06,2025-11-07",
            await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_change_of_the_roster_touches_the_days_that_were_measured_with_it()
    {
        await tables.ExecuteAsync("delete from touched_day; insert into measured_day (day, as_of, known) select day, '2025-12-01', '{}' "
            + "from generate_series('2025-10-30'::date, '2025-11-02', '1 day') day");
        await tables.ImportAsync("roster",
            "person,role,team,from,to,shift_starts\nNitin,Officer,Customer service,2025-01-01,2025-10-31,9:00\n");
        Assert.Equal("2025-10-30,2025-10-31", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_month_that_is_not_known_yet_is_read_and_changes_nothing()
    {
        var counts = await tables.ImportAsync("monthly-calls",
            "month,calls,change_on_last_year\n2024-10,1480,+10 %\n2024-11-15,1560,−12\n2024-12,-,-\n");
        Assert.Equal((3, 2, 0, 1, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(1, counts.Details["without_value"]);
        Assert.Equal("2024-10-01 0.1,2024-11-01 -0.12", await tables.ScalarAsync<string>("select string_agg(month || ' ' || "
            + "trim_scale(change_on_last_year), ',' order by month) from monthly_call_count where month between '2024-10-01' and "
            + "'2024-12-31'"));
    }

    [Fact]
    public async Task The_change_is_worked_out_where_last_years_calls_are_given()
    {
        await tables.ImportAsync("monthly-calls", "month,calls,last_year\n2023-02,1150,1000\n2023-03,1150,0\n", site: "counted");
        Assert.Equal(0.15m, await tables.ScalarAsync<decimal>(
            "select change_on_last_year from monthly_call_count where month = '2023-02-01'"));
        Assert.True(await tables.ScalarAsync<bool>(
            "select change_on_last_year is null from monthly_call_count where month = '2023-03-01'"));
    }

    [Fact]
    public async Task Answers_are_scored_by_their_words_in_any_case_and_blank_is_no_score()
    {
        await tables.ImportAsync("surveys", "answer_id,question,answered_at,score,comment\nword-1,staff,2025-11-03,STRONGLY  "
            + "agree,-\nword-2,staff,2025-11-03,Disagree,late\nword-3,staff,2025-11-03,,\nword-4,nps,2025-11-03,9,\n");
        Assert.Equal("5,2,?,9", await tables.ScalarAsync<string>(
            "select string_agg(coalesce(score::text, '?'), ',' order by answer_id) from survey_answer where answer_id like 'word-%'"));
    }

    [Fact]
    public async Task A_row_per_respondent_gives_an_answer_per_question_by_the_maps_labels()
    {
        const string map =
            """{"columns":{"answer_id":"id","answered_at":"on","comment":"words"},"questions":["q1","q2"]"""
                + ""","labels":{"Yes":5,"Somewhat":3,"No":1}}""";
        var counts = await tables.ImportAsync("surveys",
            "id,on,q1,q2,words\nwide-1,2025-11-03,yes,-,\"two\nlines\"\nwide-2,2025-11-03,no,somewhat,\nwide-3,2025-11-03,Agree,no,\n",
            map);
        Assert.Equal((3, 2, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.Equal(4, await tables.ScalarAsync<long>("select count(*) from survey_answer where answer_id like 'wide-%'"));
        Assert.Equal((3, 0, 0, 2, 0, 1), TableFiles.Fates(
            await tables.ImportAsync("surveys",
            "id,on,q1,q2,words\nwide-1,2025-11-03,yes,-,\"two\nlines\"\nwide-2,2025-11-03,no,somewhat,\nwide-3,2025-11-03,Agree,no,\n",
            map)));
        var changed = await tables.ImportAsync("surveys", "id,on,q1,q2,words\nwide-2,2025-11-03,yes,somewhat,\n", map);
        Assert.Equal(1, changed.Updated);
    }
}
