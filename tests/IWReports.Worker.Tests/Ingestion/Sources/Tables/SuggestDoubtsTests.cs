using static IWReports.Worker.Tests.Ingestion.Sources.Tables.SuggestTests;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>What is guessed by the values, and what is doubted.</summary>
public sealed class SuggestDoubtsTests
{
    [Fact]
    public async Task A_day_that_cannot_be_read_is_missing_and_never_left_out()
    {
        var suggestion = await Suggested.ForAsync("calls",
            Csv("Date,Time,Queue", 20, (n, at) => $"Week {n},{Written(at, "HH:mm")},Sales"));
        Assert.DoesNotContain("\"date\"", suggestion.Line(), StringComparison.Ordinal);
        Assert.Contains(suggestion.Missing, column => column.Name == "date");
    }

    [Fact]
    public async Task A_must_that_is_not_there_is_named_and_not_guessed()
    {
        var suggestion = await Suggested.ForAsync("call-intervals",
            Csv("Index,Incoming Calls,Answered Calls,Abandoned Calls", 9, (n, _) => $"{n},{100 + n},90,10"));
        Assert.Equal("date", Assert.Single(suggestion.Missing).Name);
        Assert.False(suggestion.Columns.ContainsKey("date"));
        Assert.Equal("100 | 101 | 102 | 103 | 104", suggestion.Row("offered"));

        Assert.Equal(["order_id", "ordered_at"],
            (await Suggested.ForAsync("orders", "colour,size\nred,4\n")).Missing.Select(column => column.Name));
        Assert.Equal("at", Assert.Single((await Suggested.ForAsync("calls", "Agent,Wait\nMia,4\n")).Missing).Name);
    }

    [Theory]
    [InlineData("Australia/Melbourne", "03/04/2025", "dd/MM/yyyy", "Australia/Melbourne writes the day first. Is 03/04 the 3rd of April")]
    [InlineData("America/Chicago", "03/04/2025", "MM/dd/yyyy", "America/Chicago writes the month first. Is 03/04 the 3rd of April")]
    [InlineData("Asia/Manila", "3-4-2025", "M-d-yyyy", "Asia/Manila writes the month first")]
    [InlineData("America/Chicago", "03.04.2025", "dd.MM.yyyy", null)]
    [InlineData("America/Chicago", "13/04/2025", "dd/MM/yyyy", null)]
    [InlineData("Australia/Melbourne", "04/13/2025", "MM/dd/yyyy", null)]
    [InlineData("Australia/Melbourne", "3 Apr 2025", "d MMM yyyy", null)]
    [InlineData("Australia/Melbourne", "20250403", "yyyyMMdd", null)]
    [InlineData("Australia/Melbourne", "2025/4/3", "yyyy/M/d", null)]
    public async Task Which_of_day_and_month_stands_first_is_seen_or_else_guessed_by_the_zone_and_doubted(string zone, string date,
        string format, string? doubt)
    {
        var suggestion = await Suggested.ForAsync("shipments", $"order_id,shipment_id,Ship date\n1,1,{date}\n2,2,{date}\n", zone);
        Assert.Equal(format, suggestion.Columns["shipped_on"]!["format"]!.ToString());
        if (doubt is null)
            Assert.Empty(suggestion.Doubts);
        else
            Assert.Contains(doubt, Assert.Single(suggestion.Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_above_12_far_down_the_file_or_in_another_column_tells()
    {
        var late = "order_id,shipment_id,Ship date\n" + string.Concat(Enumerable.Range(0, 1500)
            .Select(n => $"{n},{n},{(n == 1400 ? "25/03/2025" : "03/04/2025")}\n"));
        Assert.Equal("dd/MM/yyyy",
            (await Suggested.ForAsync("shipments", late, "America/Chicago")).Columns["shipped_on"]!["format"]!.ToString());
        var other = await Suggested.ForAsync("shipments", "order_id,shipment_id,Ship date,Delivery date\n1,1,03/04/2025,25/04/2025\n",
            "America/Chicago");
        Assert.Equal("dd/MM/yyyy dd/MM/yyyy", $"{other.Columns["shipped_on"]!["format"]} {other.Columns["delivered_on"]!["format"]}");
        Assert.Empty(other.Doubts);
    }

    [Theory]
    [InlineData("Wait", "0:17", "\"Wait\"", "Are they hours and minutes?")]
    [InlineData("Wait", "17", "\"Wait time\"", "names no unit: its numbers are taken for seconds")]
    [InlineData("Wait time", "172000000", """{"column":"Wait time","unit":"ms"}""", "milliseconds are taken")]
    [InlineData("Wait (min)", "1.5", """{"column":"Wait (min)","unit":"min"}""", null)]
    [InlineData("Waiting time in seconds", "0.5", "\"Waiting time in seconds\"", null)]
    [InlineData("Wait time", "0.000196", """{"column":"Wait time","unit":"days"}""", "parts of a day are taken")]
    public async Task Durations_are_told_by_their_form_their_name_or_their_size(string name, string value, string source, string? doubt)
    {
        name = name == "Wait" ? "Wait time" : name;
        var suggestion = await Suggested.ForAsync("calls",
            $"at,agent,{name}\n2025-11-03T09:00,Mia,{value}\n2025-11-03T09:01,Mia,{value}\n");
        Assert.Equal(source.Replace("\"Wait\"", "\"Wait time\"", StringComparison.Ordinal), suggestion.Columns["wait"]!.ToJsonString());
        Assert.Equal(doubt is not null,
            suggestion.Doubts.Exists(said => doubt is not null && said.Contains(doubt, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_does_not_fit_is_left_out_and_said()
    {
        var csv = Csv("at,agent,rating,Call Id,Status", 20, (n, at) =>
            $"{Written(at, "yyyy-MM-dd HH:mm")},Mia,{10 - (n % 3)},same,{(n == 0 ? "Limbo" : "Missed")}");
        var suggestion = await Suggested.ForAsync("calls", csv);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"at":"at","agent":"agent","outcome":"Status","call_id":{"constant":""},"rating":{"constant":""}},
              "status":{"abandoned":"^Missed$"}}
            """), suggestion.Line());
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt.StartsWith("rating: \"rating\" has its name, but its values are no 1 | 2 | 3 | 4 | 5", StringComparison.Ordinal));
        Assert.Contains(suggestion.Doubts, doubt => doubt.StartsWith("outcome: \"Status\" also has Limbo", StringComparison.Ordinal));
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt.StartsWith("1 of the first 20 rows would be rejected; line 2: outcome: \"Limbo\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x", """{"column":"Resolved?","yes":["x"],"default":"no"}""")]
    [InlineData("Yes", "\"Resolved?\"")]
    public async Task A_cross_or_nothing_is_yes_or_no_and_a_yes_or_nothing_is_doubted(string word, string source)
    {
        var suggestion = await Suggested.ForAsync("calls",
            $"at,agent,Resolved?\n2025-11-03T09:00,Mia,{word}\n2025-11-03T09:01,Mia,\n2025-11-03T09:02,Mia,{word}\n");
        Assert.Equal(source, suggestion.Columns["resolved"]!.ToJsonString());
        Assert.Contains(suggestion.Doubts, doubt => doubt.Contains("or nothing: blank is taken for", StringComparison.Ordinal));
    }
}
