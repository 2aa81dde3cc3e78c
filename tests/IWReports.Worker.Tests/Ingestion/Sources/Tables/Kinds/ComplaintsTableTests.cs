using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Kinds;

public sealed class ComplaintsTableTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_log_that_says_little_comes_in_as_before()
    {
        await tables.ImportAsync("complaints", "complaint_id,received_at,topic\nplain-1,2025-11-03,late\n");
        Assert.True(await tables.ScalarAsync<bool>("select not (injury or must_refer or damage_claim or redress_approved or "
            + "quotes_outstanding) and satisfied is null and redress_amount is null from complaint where complaint_id = 'plain-1'"));
    }

    [Fact]
    public async Task Everything_the_procedure_asks_for_has_its_place()
    {
        await tables.ImportAsync("complaints",
            "complaint_id,received_at,department,channel,escalated_on,must_refer,followed_up_on,satisfied,redress_amount,product_value,"
            + "redress_approved,damage_claim,claims_form_on,quotes_outstanding,manager_call_agreed_at,manager_call_made_at\n"
            + "all-1,2025-11-03 10:00,Carrier,phone,2025-11-03,yes,2025-11-20,no,30,100,"
            + "yes,yes,2025-11-06,yes,2025-11-05 10:00,2025-11-05 10:05");
        Assert.Equal("Carrier phone 2025-11-03 2025-11-20 30 100 2025-11-06 2025-11-05 2025-11-05 00:05:00",
            await tables.ScalarAsync<string>(
            """
            select concat_ws(' ', department, channel, escalated_on, followed_up_on, redress_amount, product_value, claims_form_on,
                manager_call_agreed_on, manager_call_made_on, manager_call_made_at - manager_call_agreed_at)
            from complaint where complaint_id = 'all-1' and must_refer and not satisfied and redress_approved and damage_claim
                and quotes_outstanding
            """));
    }

    [Fact]
    public async Task What_was_opened_again_is_not_settled_until_it_is_settled_again()
    {
        await tables.ImportAsync("complaints",
            "complaint_id,received_at,resolved_on,reopened_on\nre-1,2025-11-03,2025-11-06,2025-11-10\n"
                + "re-2,2025-11-03,2025-11-14,2025-11-10\n");
        Assert.Equal("re-1", await tables.ScalarAsync<string>(
            "select complaint_id from complaint where complaint_id like 're-%' and resolved_on is null"));
    }

    [Fact]
    public async Task A_day_before_the_complaint_is_kept_and_counted_and_the_complaint_is_not_lost()
    {
        var counts = await tables.ImportAsync("complaints",
            "complaint_id,received_at,acknowledged_on\nback-1,2025-11-03,2025-11-02\nback-2,2025-11-03,2025-11-03\n");
        Assert.Equal((2, 1), (counts.Inserted, counts.Details["answered_before_received"]));
    }

    [Fact]
    public async Task A_follow_up_and_an_agreed_call_touch_their_days()
    {
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("complaints",
            "complaint_id,received_at,followed_up_on,manager_call_agreed_at\ntouch-1,2025-11-03,2025-11-20,2025-11-05 10:00\n");
        Assert.Equal("2025-11-03,2025-11-05,2025-11-20",
            await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task Lines_without_a_number_are_known_by_what_they_say_and_the_same_twice_is_two()
    {
        const string map = """{"columns":{"complaint_id":{"content":true}}}""";
        const string file = "received_at,topic\n2025-10-01,same\n2025-10-01,same\n2025-10-01,other\n";
        var counts = await tables.ImportAsync("complaints", file, map, site: "unnumbered");
        Assert.Equal((3, 3, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(1, counts.Identical);
        Assert.Equal((4, 1, 0, 3, 0, 0), TableFiles.Fates(
            await tables.ImportAsync("complaints", file + "2025-10-02,new\n", map, site: "unnumbered")));
    }

    [Fact]
    public async Task Without_a_number_and_without_a_map_that_says_so_a_file_is_refused() =>
        Assert.Contains("the column \"complaint_id\"",
            (await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("complaints", "received_at\n2025-10-01\n"))).Message,
            StringComparison.Ordinal);
}
