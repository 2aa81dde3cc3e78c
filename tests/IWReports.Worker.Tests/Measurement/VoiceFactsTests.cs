using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Surveys, invitations, reviews and leads, measured from the database.</summary>
public sealed class VoiceFactsTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task AnswerAsync(string values)
    {
        await Database.ExecuteHereAsync(
            $"insert into survey_answer (source_id, answer_id, question, answered_on, score, comment, survey, replied_on) values {values}");
        await MarkStaleAsync("2025-11-03");
    }

    [Fact]
    public async Task One_reply_answers_all_that_a_customer_wrote_on_one_sheet()
    {
        await AnswerAsync("""
            (1, '1', 'staff', '2025-11-03', 1, 'rude', 'csat', null), (1, '1', 'help', '2025-11-03', 2, null, 'csat', '2025-11-05'),
            (1, '2', 'staff', '2025-11-03', 5, null, 'csat', null), (1, '3', 'staff', '2025-11-03', 5, 'thanks', 'csat', null)
            """);
        await Database.ExecuteHereAsync("insert into invitation values (1, 'a', '2025-11-03', 'csat', 12)");
        await MeasureAsync();
        Assert.Equal((1, 2), await TotalAsync("feedback_answered") is var value ? (value.Numerator, value.Denominator) : default);
        Assert.Equal((3, 12), await TotalAsync("csat_response_rate") is var rate ? (rate.Numerator, rate.Denominator) : default);
        Assert.Equal((2, 4), await TotalAsync("csat") is var csat ? (csat.Numerator, csat.Denominator) : default);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("compliments")).State);
    }

    [Fact]
    public async Task Each_survey_feeds_its_own_figure()
    {
        await AnswerAsync("(1, '1', 'recommend', '2025-11-03', 9, null, 'nps', null), (1, '2', 'recommend', '2025-11-03', 3, null, "
            + "'nps', null), (1, '3', 'prompt', '2025-11-03', 4, null, 'internal', null)");
        await Database.ExecuteHereAsync("insert into survey_answer (source_id, answer_id, question, answered_on, score, survey, "
            + "dimension, expectation) values (1, '4', 'in time', '2025-11-03', 4, 'rater', 'reliability', 6), (1, '4', 'polite', "
            + "'2025-11-03', 6, 'rater', 'empathy', 5)");
        await MeasureAsync();
        Assert.Equal((0, 1, -0.5m, null), ((await TotalAsync("nps")).Value, (await TotalAsync("internal_satisfaction")).Value,
            (await TotalAsync("rater_gap")).Value, (await TotalAsync("csat")).Value));
        Assert.Equal([("empathy", 1m), ("reliability", -2m)],
            (await ReadAsync("rater_gap", "2025-11-01", "2025-11-30", KpiBy.Topic)).Select(gap => (gap.Key, gap.Value!.Value)));
    }

    [Fact]
    public async Task Reviews_and_leads_are_read_by_site_and_by_cohort()
    {
        await Database.ExecuteHereAsync("""
            insert into public_review values (1, 'maps', '1', '2025-11-03', 2, '2025-11-05'), (1, 'forum', '1', '2025-11-03', 4, null);
            insert into lead values (1, '1', '2025-11-03', '2025-11-04', '2025-11-20', '2025-12-01', null, 'fair'), (1, '2', '2025-11-03',
                '2025-11-04', null, null, null, 'web')
            """);
        foreach (var day in new[] { "2025-11-03", "2025-11-04", "2025-11-20" })
            await MarkStaleAsync(day);
        await MeasureAsync();
        Assert.Equal((2, 3, 0.5m), ((await TotalAsync("public_reviews")).Value, (await TotalAsync("review_stars")).Value,
            (await TotalAsync("reviews_answered")).Value));
        Assert.Equal((0.5m, 0.5m, 1), ((await TotalAsync("mql_to_sql")).Value, (await TotalAsync("mql_decided")).Value,
            (await TotalAsync("sql_to_won")).Value));
        Assert.Equal(0.5m, (await TotalAsync("mql_to_sql_milestone")).Value);
    }
}
