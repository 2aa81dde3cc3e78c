using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Tests.Admin;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Questionnaires;

/// <summary>The public questionnaire, from its one-time link to the figures that its answers count in.</summary>
public sealed class QuestionnaireTests(TestDatabase database) : QuestionnaireAt(database)
{
    [Fact]
    public async Task An_answer_counts_in_the_figures_of_its_day_and_its_link_works_once()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        // A mail scanner opens it: that uses nothing up.
        await client.GetStringAsync(path);
        Assert.Equal("Thank you", await HeadingAsync(client, path, new()
        {
            [First] = Happy, ["s1"] = "Disagree", ["recommend"] = "9", ["comment"] = "Thanks to Mia",
        }));
        Assert.Equal("This link leads nowhere any more", await HeadingAsync(client, path, new() { [First] = Happy }));
        Assert.Equal("1 csat 5, 1 csat 2, 2 csat null, 1 nps 9", await Database.ScalarAsync<string>(
            """
            select string_agg(format('%s %s %s', n, survey, coalesce(score::text, 'null')), ', ' order by survey, score desc nulls last)
            from (select survey, score, count(*) as n from survey_answer group by 1, 2) answers
            """));
        await program.Get<MeasureJob>().RunAsync(null, new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
        Assert.Equal("1 of 2", await OfAsync(program, "csat"));
        Assert.Equal("1 of 1", await OfAsync(program, "csat_response_rate"));
        Assert.Equal("1 of 1", await OfAsync(program, "nps"));
    }

    [Fact]
    public async Task Of_two_who_send_at_the_same_time_one_counts()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        var headings = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => HeadingAsync(client, path, new() { [First] = Happy })));
        Assert.Single(headings, "Thank you");
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(distinct answer_id) from survey_answer"));
    }

    [Fact]
    public async Task Nothing_leads_from_an_answer_to_its_link()
    {
        await using var program = await OpenAsync();
        var path = await LinkAsync(program);
        using var client = ClientOf(program);
        await HeadingAsync(client, path, new() { [First] = Happy, ["comment"] = "a word", ["contact"] = "ann@example.com" });
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from feedback_link"));
        Assert.DoesNotContain(path.Trim('/'), await Database.ScalarAsync<string>("select string_agg(a::text, ' ') from survey_answer a"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.com", await Database.ScalarAsync<string>(
            "select string_agg(encode(contact, 'escape'), ' ') from feedback_contact"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_answered_on_the_dashboard_by_whom_it_concerns_and_the_contact_goes()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        await HeadingAsync(client, await LinkAsync(program), new()
        {
            [First] = "Disagree", ["comment"] = "Nobody rang back", ["contact"] = "ann@example.com", ["team"] = "Customer service",
        });
        using var john = new Visitor(program.Url);
        await john.SignInAsync("john", Password);
        using var anna = new Visitor(program.Url);
        await anna.SignInAsync("anna", Password);
        Assert.Contains("1 comment to answer", (await PageAsync(anna, "/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var row = (await PageAsync(john, "/feedback")).QuerySelector("[aria-labelledby=comments] tbody tr")!;
        Assert.Equal("Nobody rang back|Customer service|ann@example.com", string.Join('|',
            row.QuerySelectorAll("td").Skip(1).Take(3).Select(cell => cell.FirstChild!.TextContent.Trim())));
        await john.PostAsync("/feedback?handler=Done", row.QuerySelectorAll("input[type=hidden]")
            .Where(field => field.GetAttribute("name") is "source" or "answer")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!)
            .Append(new("replied", "true")).ToDictionary());
        Assert.Equal("2025-12-01", await Database.ScalarAsync<string>("select min(replied_on)::text from survey_answer"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from feedback_contact"));
        Assert.EndsWith(": replied to", await AuditAsync("comment %"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_scored_low_or_wants_to_be_reached_waits_without_a_word_too()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        await HeadingAsync(client, await LinkAsync(program), new() { [First] = Happy });
        await HeadingAsync(client, await LinkAsync(program), new() { [First] = Happy, ["contact"] = "ann@example.com" });
        await HeadingAsync(client, await LinkAsync(program), new() { ["s1"] = "Strongly disagree", ["recommend"] = "6" });
        var comments = program.Get<FeedbackComments>();
        var open = await comments.OpenAsync(null, CancellationToken.None);
        Assert.Equal(2, open.Count);
        Assert.Equal(2, await Database.ScalarAsync<long>(FeedbackComments.CountSql));
        var low = open.Single(one => one.Anonymous);
        Assert.Equal($"{Questionnaire.Recommend} (6); {Questionnaire.All[0].Statements[1]} (1)", low.Low);
        // A contact that was kept long enough is gone: then only what is done is an answer.
        await Database.ExecuteHereAsync("truncate feedback_contact");
        foreach (var one in open)
            await comments.DoneAsync(one.SourceId, one.AnswerId, false, null, "anna", CancellationToken.None);
        Assert.Equal(0, await Database.ScalarAsync<long>(FeedbackComments.CountSql));
        Assert.Equal(0, await Database.ScalarAsync<long>(
            "select count(*) from survey_answer where acted_on is not null and not anonymous"));
    }

    [Fact]
    public async Task Only_who_can_be_told_is_replied_to_and_a_later_mark_touches_its_own_day()
    {
        await using var program = await OpenAsync();
        using var client = ClientOf(program);
        await HeadingAsync(client, await LinkAsync(program), new() { ["comment"] = "Too slow" });
        await HeadingAsync(client, await LinkAsync(program), new() { ["comment"] = "Call 0355 501 234", ["contact"] = "ann@example.com" });
        using var anna = new Visitor(program.Url);
        await anna.SignInAsync("anna", Password);
        var rows = (await PageAsync(anna, "/feedback")).QuerySelectorAll("[aria-labelledby=comments] tbody tr");
        Assert.Equal(["Acted on", "Replied"], rows.Select(row => row.QuerySelector("button")!.ChildNodes[0].TextContent.Trim()).Order());
        Assert.DoesNotContain("501 234", string.Concat(rows.Select(row => row.TextContent)), StringComparison.Ordinal);
        var comments = program.Get<FeedbackComments>();
        var open = await comments.OpenAsync(null, CancellationToken.None);
        var (known, unknown) = (open.Single(one => !one.Anonymous), open.Single(one => one.Anonymous));
        await Assert.ThrowsAsync<InputException>(() =>
            comments.DoneAsync(known.SourceId, known.AnswerId, false, null, "anna", CancellationToken.None));
        await comments.DoneAsync(known.SourceId, known.AnswerId, true, null, "anna", CancellationToken.None);
        await Database.ExecuteHereAsync("truncate touched_day; update survey_answer set answered_on = '2025-11-03' where not anonymous");
        await comments.DoneAsync(unknown.SourceId, unknown.AnswerId, false, null, "anna", CancellationToken.None);
        Assert.Equal("2025-12-01", await Database.ScalarAsync<string>("select string_agg(day::text, ' ') from touched_day"));
    }

    [Fact]
    public async Task With_one_team_a_comment_is_about_it()
    {
        await using var program = await OpenAsync("");
        using var client = ClientOf(program);
        await HeadingAsync(client, await LinkAsync(program), new() { ["comment"] = "Too slow" });
        Assert.Equal("Customer service", await Database.ScalarAsync<string>("select min(team) from survey_answer"));
    }

    private static async Task<string> OfAsync(Installation program, string kpi)
    {
        var value = (await program.Get<KpiReader>().ReadAsync([KpiCatalog.Find(kpi)!], new(2025, 12, 1), new(2025, 12, 1), KpiBy.Day,
            Scope.Company, CancellationToken.None)).Single();
        return $"{value.Numerator:0} of {value.Denominator:0}";
    }
}
