using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>What customers say: surveys of every kind, invitations, public reviews.</summary>
public sealed class VoicesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_file_may_hold_several_surveys_and_a_blank_means_satisfaction()
    {
        await tables.ImportAsync("surveys",
            "answer_id,question,answered_at,score,survey,dimension,expectation,anonymous,suggestion,replied_on,department\n"
                + "kind-1,staff,2025-11-03,Agree,,,,,,2025-11-04,\nkind-2,recommend,2025-11-03,9,nps,,,yes,no,,\n"
                + "kind-3,on time,2025-11-03,4,rater,reliability,6,,,,\nkind-4,prompt,2025-11-03,5,internal,,,,,,Warehouse\n");
        Assert.Equal("csat 4 false 2025-11-04,nps 9 true false,rater 4 reliability 6 false,internal 5 Warehouse false",
            await tables.ScalarAsync<string>(
            "select string_agg(concat_ws(' ', survey, score, dimension, expectation, department, case anonymous when true then 'true' "
                + "else 'false' end, case suggestion when false then 'false' end, replied_on), ',' order by answer_id) from "
                + "survey_answer where answer_id like 'kind-%'"));
    }

    [Theory]
    [InlineData("surveys", "answer_id,question,answered_at,score,survey\n1,staff,2025-11-03,4,rater\n", "dimension is blank")]
    [InlineData("surveys", "answer_id,question,answered_at,score,survey\n1,staff,2025-11-03,4,ces\n",
        "survey: \"ces\" is not one of csat, nps, rater, internal")]
    [InlineData("reviews", "site,review_id,posted_on,stars\nmaps,1,2025-11-03,6\n", "stars: 6 is not between 0 and 5")]
    [InlineData("invitations", "invited_on,count\n2025-11-03,-5\n", "count: \"-5\" is not a whole number")]
    public async Task What_cannot_be_is_refused_with_its_reason(string kind, string csv, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync(kind, csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_reply_touches_every_answer_since_it_tells_of_them_that_nobody_replied()
    {
        await tables.ImportAsync("surveys", "answer_id,question,answered_at,score\n1,staff,2024-03-04,1\n2,staff,2024-03-05,1\n",
            site: "replies");
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("surveys", "answer_id,question,answered_at,score,replied_on\n1,staff,2024-03-04,1,2024-03-06\n",
            site: "replies");
        Assert.Equal("2024-03-04,2024-03-05", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task Invitations_come_one_by_one_or_as_a_days_number()
    {
        await tables.ImportAsync("invitations", "invitation_id,invited_on,survey,count\nsent-1,2025-11-03,,\nsent-2,2025-11-03,nps,\n");
        await tables.ImportAsync("invitations", "invited_on,count\n2025-12-01,40\n2025-12-02,35\n");
        var again = await tables.ImportAsync("invitations", "invited_on,count\n2025-12-01,41\n2025-12-02,35\n");
        Assert.Equal((2, 0, 1, 1, 0, 0), TableFiles.Fates(again));
        Assert.Equal(77, await tables.ScalarAsync<long>("select sum(sent) from invitation where survey = 'csat'"));
    }

    [Fact]
    public async Task A_review_that_was_answered_later_is_the_same_review()
    {
        await tables.ImportAsync("reviews", "site,review_id,posted_on,stars\nmaps,1,2025-11-03,2\nforum,1,2025-11-03,4.5\n");
        Assert.Equal((1, 0, 1, 0, 0, 0), TableFiles.Fates(
            await tables.ImportAsync("reviews", "site,review_id,posted_on,stars,answered_on\nmaps,1,2025-11-03,2,2025-11-05\n")));
        Assert.Equal(2, await tables.ScalarAsync<long>("select count(*) from public_review"));
    }
}
