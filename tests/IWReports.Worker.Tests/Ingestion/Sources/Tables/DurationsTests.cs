using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A number in a column of durations is seconds unless its unit, or a workbook's own format, says otherwise.</summary>
public sealed class DurationsTests : IAsyncLifetime
{
    private readonly TableFiles _tables = new();

    public Task InitializeAsync() => _tables.InitializeAsync();

    public Task DisposeAsync() => _tables.DisposeAsync();

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("0.8", "0.8")]
    [InlineData("12.4", "12.4")]
    [InlineData("0.000868055555555556", "75")]
    [InlineData("8.68055555555556E-4", "75")]
    [InlineData("0.00034722222", "30")]
    [InlineData("0.25", "0.25")]
    [InlineData("0.000868", "0.000868")]
    [InlineData("0.123456789", "0.123456789")]
    [InlineData("0.333333333333333", "0.333333333333333")]
    [InlineData("0 days 00:03:20", "200")]
    [InlineData("1 day, 0:00:05", "86405")]
    [InlineData("0 days 00:00:12.500000000", "12.5")]
    [InlineData("0:01:15,5", "75.5")]
    [InlineData("2m 5s", "125")]
    [InlineData("1h 2 min", "3720")]
    [InlineData("45 sec", "45")]
    [InlineData("1.5 min", "90")]
    [InlineData("0,5 h", "1800")]
    [InlineData("PT3M20.5S", "200.5")]
    public async Task A_mean_wait_is_in_seconds_however_it_is_written(string mean, string seconds)
    {
        await _tables.ImportAsync("call-intervals", $"date,offered,answered,wait_answered_mean\n2025-11-03,1,1,\"{mean}\"\n");
        Assert.Equal(seconds, await _tables.ScalarAsync<string>("select trim_scale(answered_wait_s)::text from call_interval"));
    }

    [Theory]
    [InlineData("-1 days +23:59:59")]
    [InlineData("3 m 75")]
    [InlineData("s")]
    [InlineData("P")]
    public async Task What_is_no_duration_is_rejected(string wait) =>
        Assert.Equal(1, (await _tables.ImportAsync("calls", $"at,wait\n2025-11-03 09:00,5\n2025-11-03 09:01,{wait}\n")).Rejected);

    [Theory]
    [InlineData("days", "0.0003472222", 30)]
    [InlineData("hours", "0.5", 1800)]
    [InlineData("minutes", "0.5", 30)]
    [InlineData("seconds", "0.6", 1)]
    [InlineData("milliseconds", "1600", 2)]
    public async Task A_map_says_which_unit_numbers_below_one_are_in(string unit, string wait, int seconds)
    {
        await _tables.ImportAsync("calls", $"at,W\n2025-11-03 09:00,{wait}\n",
            $$$"""{"columns":{"wait":{"column":"W","unit":"{{{unit}}}"} }}""");
        Assert.Equal(seconds, await _tables.ScalarAsync<int>("select wait_s from queue_entry"));
    }

    [Fact]
    public async Task A_column_whose_numbers_are_all_below_one_is_named_by_the_import()
    {
        var counts = await _tables.ImportAsync("calls", "at,wait,talk,hold\n2025-11-03 09:00,0.5,0.5,\n2025-11-03 09:01,0.25,12,0\n");
        Assert.Single(counts.Notes, note => note.Contains("are below 1", StringComparison.Ordinal));
        Assert.Contains((await _tables.ImportAsync("calls", "at,wait\n2025-11-03 10:00,0.000868055555555556\n")).Notes,
            note => note.StartsWith("wait: its numbers are read as parts of a day", StringComparison.Ordinal));
        Assert.Contains(counts.Notes, note => note.StartsWith("wait: all its numbers are below 1 and are read as seconds.",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workbooks_own_format_tells_a_part_of_a_day_and_a_number_without_one_stays_seconds()
    {
        const string clock = "<c s=\"3\"><v>0.000347222222222222</v></c>";
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("call_id", "at", "W") + SomeWorkbook.Row("1", "2025-11-03 09:00", clock)
            + SomeWorkbook.Row("2", "2025-11-03 09:01", 0.6) + SomeWorkbook.Row("3", "2025-11-03 09:02", 40));
        await _tables.ImportAsync("calls", workbook, """{"columns":{"wait":"W"}}""");
        Assert.Equal("30 1 40", await WaitsAsync());
        // What says its own unit needs none, beside numbers that have the map's.
        await _tables.ImportAsync("calls", workbook, """{"columns":{"wait":{"column":"W","unit":"min"}}}""");
        Assert.Equal("30 36 2400", await WaitsAsync());
    }

    [Fact]
    public async Task A_column_of_parts_of_a_day_is_one_also_where_a_part_has_few_digits()
    {
        // 27 s is 0.0003125 of a day to the last digit.
        await _tables.ImportAsync("calls", "call_id,at,wait\n1,2025-11-03 09:00,0.000115740740740741\n2,2025-11-03 "
            + "09:01,0.0003125\n3,2025-11-03 09:02,0.00625\n4,2025-11-03 09:03,0\n");
        Assert.Equal("10 27 540 0", await WaitsAsync());
    }

    [Fact]
    public async Task A_column_that_began_with_what_may_be_seconds_and_went_on_with_parts_of_a_day_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InputException>(() =>
            _tables.ImportAsync("calls", "at,wait\n2025-11-03 09:01,0.0003125\n2025-11-03 09:00,0.000115740740740741\n"));
        Assert.Contains("wait has numbers that can only be parts of a day", refused.Message, StringComparison.Ordinal);
        Assert.Contains("(0.0003125). Nothing was changed; say so in a map: {\"column\":\"wait\",\"unit\":\"days\"}", refused.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, await _tables.ScalarAsync<long>("select count(*) from queue_entry"));
    }

    [Fact]
    public async Task Three_digits_behind_a_point_go_on_where_hundreds_end()
    {
        var suggestion = await Suggested.ForAsync("call-intervals",
            "Datum;Anrufe;Angenommen;Wartezeit gesamt\n" + string.Concat(Enumerable.Range(1, 20)
            .Select(day => $"{day:00}.11.2025;100;90;{(day < 5 ? $"{900 + (day * 20)}" : $"1.{(day - 5) * 20:000}")}\n")));
        Assert.Equal(""" {"column":"Wartezeit gesamt","decimal":",","thousands":"."} """.Trim(),
            suggestion.Columns["wait_answered_total"]!.ToJsonString());
        Assert.Contains(suggestion.Doubts, doubt => doubt.Contains("1.000 is taken for one thousand", StringComparison.Ordinal));
    }

    private Task<string> WaitsAsync() => _tables.ScalarAsync<string>(
        "select string_agg(wait_s::text, ' ' order by call_id) from queue_entry");

    [Theory]
    [InlineData("wait", "0.5 0.75 0.8", "\"wait\"",
        "holds numbers below 1, such as 0.5, and they are taken for seconds. Are they parts of a day?")]
    [InlineData("Queue time", "0.5 0.75 0.8", "\"Queue time\"", "holds numbers below 1, such as 0.5")]
    [InlineData("Queue time", "0.5 12.4 33", "\"Queue time\"", "also those with fractions, such as 0.5")]
    [InlineData("wait", "12.4 33 8", "\"wait\"", "also those with fractions, such as 12.4")]
    [InlineData("Queue time", "0.0003472222 0.0002 0", """{"column":"Queue time","unit":"days"}""", "so parts of a day are taken")]
    [InlineData("Queue time", "0:00:30 0:01:15 0:00:10 0:00:12 75", "\"Queue time\"",
        "also has 1 number(s) that are no hours, minutes and seconds")]
    [InlineData("Queue time (days)", "0.5 0.0003 0.0001", """{"column":"Queue time (days)","unit":"days"}""", null)]
    [InlineData("Queue time (s)", "0.5 0.75 0.8", "\"Queue time (s)\"", null)]
    [InlineData("Queue time", "3m 4s 1m", "\"Queue time\"", null)]
    public async Task Numbers_that_could_be_seconds_or_parts_of_a_day_are_doubted(string name, string values, string source, string? doubt)
    {
        var suggestion = await Suggested.ForAsync("calls", $"at,agent,{name}\n" + string.Concat(values.Split(' ').Select((value, n) =>
            $"2025-11-03T09:0{n},Mia,{value}\n")));
        Assert.Equal(source, suggestion.Columns["wait"]!.ToJsonString());
        var doubts = suggestion.Doubts.Where(said => said.StartsWith("wait:", StringComparison.Ordinal)).ToList();
        if (doubt is null)
            Assert.Empty(doubts);
        else
            Assert.Contains(doubts, said => said.Contains(doubt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Durations_with_a_decimal_comma_get_their_mark()
    {
        const string csv = "Datum;Agent;Wartezeit (Min.);Gesprächszeit\n2025-11-03 09:00;Mia;0,5;12,4\n2025-11-03 09:05;Mia;1,25;33\n";
        var suggestion = await Suggested.ForAsync("calls", csv);
        Assert.Equal("""{"column":"Wartezeit (Min.)","decimal":",","thousands":".","unit":"min"}""",
            suggestion.Columns["wait"]!.ToJsonString());
        await _tables.ImportAsync("calls", csv, suggestion.Text);
        Assert.Equal("30 12, 75 33", await _tables.ScalarAsync<string>(
            "select string_agg(wait_s || ' ' || talk_s, ', ' order by entered_at) from queue_entry"));
    }

    [Fact]
    public void A_unit_that_no_duration_has_is_refused_with_those_that_it_may_have() =>
        Assert.Contains("\"weeks\" is not one of ms, s, min, h, days, milliseconds, seconds, minutes, hours",
            Assert.Throws<InputException>(() => Units.Find("weeks", CellType.Duration, "wait")).Message, StringComparison.Ordinal);
}
