using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

/// <summary>The statistics as scripts use them: the built program, without a database.</summary>
public sealed class AnalyseTests
{
    [Fact]
    public async Task Calls_of_a_year_rise_by_33_a_month()
    {
        var answer = await AnswerAsync("analyse trend",
            "month,calls\r\n2025-02-01,1150\r\n2025-01-01,1200\r\n2025-03-01,1320\r\n2025-04-01,1300\r\n2025-05-01,1260\r\n"
                + "2025-06-01,1320\r\n2025-07-01,1380\r\n2025-08-01,1350\r\n2025-09-01,1400\r\n2025-10-01,1480\r\n2025-11-01,1560\r\n");
        Assert.Equal((11, 44, "month"), (answer.GetProperty("n").GetInt32(), answer.GetProperty("s").GetInt32(),
            answer.GetProperty("step").GetString()));
        Assert.Equal(0.0007858366216930701, answer.GetProperty("p").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("p_exact").ValueKind);
        Assert.Equal((33.333, 15, 48), (Math.Round(answer.GetProperty("slope").GetDouble(), 3),
            answer.GetProperty("slope_low").GetDouble(), answer.GetProperty("slope_high").GetDouble()));
    }

    [Theory]
    [InlineData("up --target 5", "improvement_high", "improvement", "pass")]
    [InlineData("down --target 5", "concern_high", "concern", "fail")]
    [InlineData("up --target 10", "improvement_high", "improvement", "hit-and-miss")]
    [InlineData("none --target 10", "neutral_high", "neutral_high", null)]
    public async Task Icons_are_named_as_published(string improve, string variation, string kind, string? assurance)
    {
        var answer = await AnswerAsync($"analyse xmr --improve {improve}",
            string.Join('\n', Enumerable.Range(1, 20).Select(day => $"2025-01-{day:00},{(day == 20 ? 14 : 10 + (day % 2 * 0.5))}")));
        var last = answer.GetProperty("points").EnumerateArray().Last();
        Assert.Equal((variation, assurance, kind, "Above UCL"),
            (answer.GetProperty("variation").GetString(), answer.GetProperty("assurance").GetString(),
            last.GetProperty("kind").GetString(), last.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Remarks_are_told_by_the_words_that_ship_and_examples_name_nobody()
    {
        var answer = await AnswerAsync("analyse themes --period 2025-11 --names Mary", "date,words\n2025-11-03,Mary said it is delayed, "
            + "and nobody called back\n2025-10-30,still waiting for my widgets\n2025-11-04,Nice colour\n");
        Assert.Equal(["late delivery 1 1", "no call-back 1 0", "other 1 0"],
            answer.EnumerateArray().Select(theme => string.Join(' ', new[] { "theme", "remarks", "before" }.Select(theme.GetProperty))));
        Assert.StartsWith("[name] said", answer[0].GetProperty("examples")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguing_instead_of_helping_is_no_wrong_item_and_a_remark_may_hold_commas_and_lines()
    {
        var answer = await AnswerAsync("analyse themes --period 2025-11",
            "2025-11-03,\"The officer argued instead of helping,\nand \"\"laughed\"\"\"\n2025-11-04,6 mm widgets came instead of 7 mm\n");
        Assert.Equal(["wrong item 6 mm widgets came instead of 7 mm", "rude The officer argued instead of helping,\nand \"laughed\""],
            answer.EnumerateArray().Select(theme =>
                $"{theme.GetProperty("theme").GetString()} {theme.GetProperty("examples")[0].GetString()}"));
    }

    [Fact]
    public async Task Days_that_differ_more_than_chance_have_wider_limits()
    {
        var answer = await AnswerAsync("analyse shares --improve up",
            "day,hits,n\n" + string.Join('\n',
            Enumerable.Range(1, 20).Select(day => $"2025-01-{day:00},{(day % 2 == 0 ? 700 : 800)},{1000}")));
        Assert.Equal(0.75, answer.GetProperty("mean").GetDouble());
        Assert.True(answer.GetProperty("overdispersed").GetBoolean());
        Assert.All(answer.GetProperty("points").EnumerateArray(),
            point => Assert.Equal("Common Cause", point.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Who_lies_outside_chance_is_told_in_the_order_given()
    {
        var answer = await AnswerAsync("analyse funnel --common 80%", "Mia,98,100\nJonas,80,100\nTaya,40,100\nNew,1,2\n");
        Assert.Equal(["Mia above 99.8 %", "Jonas within", "Taya below 99.8 %", "New within"],
            answer.GetProperty("units").EnumerateArray()
            .Select(unit => $"{unit.GetProperty("name").GetString()} {unit.GetProperty("band").GetString()}"));
    }

    [Fact]
    public async Task A_season_that_comes_every_year_is_taken_out_and_continued()
    {
        var answer = await AnswerAsync("analyse season --ahead 2",
            string.Join('\n', Enumerable.Range(0, 48)
            .Select(month => $"{new DateOnly(2021, 1, 1).AddMonths(month):yyyy-MM-dd},{100 + month + (month % 12 == 11 ? 60 : 0)}")));
        Assert.Equal(55, answer.GetProperty("points")[47].GetProperty("seasonal").GetDouble(), 1.5);
        Assert.Equal([148, 149], answer.GetProperty("forecast").GetProperty("steps").EnumerateArray()
            .Select(step => (int)Math.Round(step.GetProperty("value").GetDouble())));
    }

    [Theory]
    [InlineData("analyse funnel", "Mia,101,100", "101 of 100 is no share")]
    [InlineData("analyse funnel", "Mia,1,2\nMia,1,2", "\"Mia\" stands in standard input, line 1 already")]
    [InlineData("analyse funnel", "Mia,0,0", "counts nothing")]
    [InlineData("analyse shares --improve up", "Mia,1,2", "\"Mia\" is not a date")]
    [InlineData("analyse shares --improve up", "2025-01-01,NaN,2", "\"NaN\" is not a count")]
    [InlineData("analyse season --period 2", "2025-01-01,1\n2025-02-01,2\n2025-03-01,3\n2025-05-01,4", "has gaps")]
    [InlineData("analyse season", "2025-01-01,1\n2025-02-01,2", "two periods or more")]
    public async Task Counts_and_seasons_that_cannot_be_told_are_refused_in_a_line(string verb, string input, string said)
    {
        var ended = await BuiltProgram.RunAsync(BuiltProgram.NoDatabase, verb.Split(' '), input);
        Assert.Equal(2, ended.Code);
        Assert.Contains(said, Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_point_has_no_slope() =>
        Assert.Equal(JsonValueKind.Null, (await AnswerAsync("analyse trend", "2025-01-01,5")).GetProperty("slope").ValueKind);

    [Theory]
    [InlineData("analyse trend", "date,value\n2025-01-01,1\n2025-02-01,NaN", "line 3: \"NaN\" is not a number")]
    [InlineData("analyse trend", "2025-01-01,1\n2025-02-01,", "line 2: \"\" is not a number")]
    [InlineData("analyse xmr --improve up", "2025-01-01,1\n\n2025-01-01,2", "line 3: 2025-01-01 stands in line 1 already")]
    [InlineData("analyse xmr --improve up", "2O25-01-01,one", "line 1: \"2O25-01-01\" is not a date")]
    [InlineData("analyse xmr --improve up", "date,value\n", "holds no values")]
    [InlineData("analyse nps", "score\n10\n11", "line 3: \"11\" is not an answer from 0 to 10")]
    [InlineData("analyse trend", "2025-01-01,1\n2025-02-01,\"2\n", "line 2: a quote is opened and never closed")]
    [InlineData("analyse nps", "", "holds no answers")]
    [InlineData("analyse proportion --x 5 --n 2", "", "--x 5 --n 2: --x is at most --n")]
    [InlineData("analyse proportion --x 1.5 --n 2", "", "--x: \"1.5\" is no number of answers: a whole number")]
    [InlineData("analyse xmr --improve up --target NaN", "2025-01-01,1", "--target: \"NaN\" is no number such as 95 or 0.8")]
    [InlineData("analyse xmr --improve up --fix-after 3", "2025-01-01,1", "--fix-after 3: limits need a base of 12")]
    [InlineData("staffing --calls 10 --interval 30 --aht 3m --within 20s --target 80%", "", "--interval: \"30\" is no length of time")]
    [InlineData("staffing --calls NaN --interval 30m --aht 3m --within 20s --target 80%", "", "--calls: \"NaN\" is no number of calls")]
    [InlineData("staffing --calls 10 --interval 30m --aht 3m --within 20s --target 100%", "",
        "no number of officers answers every call in time")]
    [InlineData("staffing --calls 10 --interval 30m --aht 3m --within 20s", "", "--target is missing")]
    [InlineData("staffing --calls 1e12 --interval 30m --aht 3m --within 20s --target 80%", "", "--calls 1000000000000: a load of")]
    [InlineData("staffing --calls 10 --interval 30m --aht 3m --within 20s --agents -1", "",
        "--agents: \"-1\" is no whole number from 0 to")]
    public async Task What_cannot_be_used_is_named(string verb, string input, string said)
    {
        var ended = await BuiltProgram.RunAsync(BuiltProgram.NoDatabase, [.. verb.Split(' '), "--json"], input);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer,score\na,10\nb,9\nc,7\nd,3\n")]
    [InlineData("2025-11-01,10\n2025-11-01,9\n2025-11-02,7\n2025-11-03,3\n")]
    [InlineData("\uFEFFNPS\r\n10\r\n9\r\n\r\n7\r\n3")]
    public async Task Answers_become_a_score_with_its_three_groups(string answers)
    {
        var answer = await AnswerAsync("analyse nps", answers);
        Assert.Equal((25, 0.5, 0.25, 0.25, 4),
            (answer.GetProperty("nps").GetDouble(), answer.GetProperty("promoters").GetDouble(),
            answer.GetProperty("passives").GetDouble(), answer.GetProperty("detractors").GetDouble(), answer.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task A_share_of_nobody_is_unknown() =>
        Assert.Equal(JsonValueKind.Null, (await AnswerAsync("analyse proportion --x 0 --n 0")).GetProperty("value").ValueKind);

    // Call Centre Helper's worked example.
    [Theory]
    [InlineData("--target 80%")]
    [InlineData("--agents 14")]
    public async Task A_hundred_calls_of_three_minutes_need_14(string asked)
    {
        var answer = await AnswerAsync($"staffing --calls 100 --interval 0.5h --aht 3m --within 20s --shrinkage 0.3 {asked}");
        Assert.Equal(("C", 14, 20, 10), (answer.GetProperty("model").GetString(), answer.GetProperty("agents").GetInt32(),
            answer.GetProperty("rostered").GetInt32(), answer.GetProperty("load").GetDouble()));
        Assert.Equal(0.888350019179, answer.GetProperty("service_level").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("abandonment").ValueKind);
    }

    [Fact]
    public async Task Ninety_times_too_much_is_answered_with_numbers()
    {
        var hangUp = await AnswerAsync("staffing --calls 9000 --interval 30m --aht 180s --within 20s --patience 300s --agents 10");
        Assert.Equal(("A", 1, 0), (hangUp.GetProperty("model").GetString(), hangUp.GetProperty("occupancy").GetDouble(),
            hangUp.GetProperty("service_level").GetDouble()));
        Assert.Equal(0.98888889, hangUp.GetProperty("abandonment").GetDouble(), 1e-6);
        var waiting = await AnswerAsync("staffing --calls 9000 --interval 30m --aht 180s --within 20s --agents 10");
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("mean_wait").ValueKind);
    }

    [Fact]
    public async Task Without_calls_nobody_is_needed_and_no_share_is_made_up()
    {
        var answer = await AnswerAsync("staffing --calls 0 --interval 30m --aht 180s --within 20s --target 80% --patience 300s");
        Assert.Equal((0, JsonValueKind.Null), (answer.GetProperty("agents").GetInt32(), answer.GetProperty("service_level").ValueKind));
    }

    private static async Task<JsonElement> AnswerAsync(string verb, string input = "")
    {
        var ended = await BuiltProgram.RunAsync(BuiltProgram.NoDatabase, [.. verb.Split(' '), "--json"], input);
        Assert.Equal((0, ""), (ended.Code, string.Join('\n', ended.Said)));
        using var document = JsonDocument.Parse(ended.Output);
        return document.RootElement.Clone();
    }
}
