using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Intervals of a day are found however their times are written, and stand beside the total of their day.</summary>
public sealed class IntervalTimesTests(TestDatabase database) : MeasuredDatabase(database)
{
    private Task<Worker.Ingestion.ImportCounts> ImportAsync(string csv, string? map = null) =>
        new TableFiles(Database).ImportAsync("call-intervals", csv, map);

    private Task<string> RowsAsync() => Database.ScalarAsync<string>(
        "select string_agg(concat_ws(' ', to_char(starts, 'HH24:MI'), minutes, offered), ', ' order by starts, whole_day) from "
            + "call_interval");

    [Theory]
    [InlineData("09:00 - 09:30", "09:00 30 5")]
    [InlineData("09:00-09:30", "09:00 30 5")]
    [InlineData("09:00–09:15", "09:00 15 5")]
    [InlineData("9:00 AM to 9:30 AM", "09:00 30 5")]
    [InlineData("9:00am-10:00am", "09:00 60 5")]
    [InlineData("1:00 - 1:30 PM", "13:00 30 5")]
    [InlineData("11:30 - 12:00 p.m.", "11:30 30 5")]
    [InlineData("11:30 PM - 12:00 AM", "23:30 30 5")]
    [InlineData("11:30 - 12:00 AM", "23:30 30 5")]
    [InlineData("12:00 - 12:30 AM", "00:00 30 5")]
    [InlineData("12:00 - 12:30 PM", "12:00 30 5")]
    [InlineData("23:30 - 24:00", "23:30 30 5")]
    [InlineData("23:30-00:00", "23:30 30 5")]
    [InlineData("00:00 - 00:30", "00:00 30 5")]
    [InlineData("00:00 - 24:00", "00:00 1440 5")]
    [InlineData("09:00 - 09:29", "09:00 30 5")]
    [InlineData("09:00:00 - 09:29:59", "09:00 30 5")]
    [InlineData("9.00 - 9.30", "09:00 30 5")]
    [InlineData("9 - 10", "09:00 60 5")]
    [InlineData("2025-11-03 09:00 - 09:30", "09:00 30 5")]
    [InlineData("2025-11-03T09:00:00 - 2025-11-03T09:30:00", "09:00 30 5")]
    [InlineData("9.00", "09:00 5")]
    [InlineData("0.30", "00:30 5")]
    [InlineData("9 AM", "09:00 5")]
    [InlineData("09:00", "09:00 5")]
    [InlineData("2025-11-03T09:00:00+11:00", "09:00 5")]
    [InlineData("0.375", "09:00 5")]
    public async Task An_interval_is_read_however_its_times_are_written(string time, string row)
    {
        await ImportAsync($"date,time,queue,offered\n2025-11-03,{time},orders,5\n");
        Assert.Equal(row, await RowsAsync());
    }

    [Fact]
    public async Task Rows_that_a_column_nobody_reads_tells_apart_are_no_duplicates()
    {
        var counts =
            await ImportAsync(
            "date,Start,queue,offered\n2025-11-03,09:00,orders,4\n2025-11-03,09:30,orders,4\n2025-11-03,09:30,orders,4\n");
        Assert.Equal((2L, 1L, 0L), (counts.Rejected, counts.Inserted, counts.Duplicates));
        Assert.Contains("name the column that tells them apart as time or queue", counts.Rejects[0].Reason, StringComparison.Ordinal);
        var suggestion = await Suggested.ForAsync("call-intervals",
            "Date,Start,End,Queue,Offered\n2025-11-03,09:00,09:30,orders,4\n2025-11-03,09:30,10:00,orders,4\n");
        Assert.Equal("Start", suggestion.Columns["time"]!.ToString());
    }

    [Theory]
    [InlineData("24:00", "is the end of a day")]
    [InlineData("10:00 - 09:30", "does not end after it starts")]
    [InlineData("10:00 - 10:00", "does not end after it starts")]
    [InlineData("0.75", "not a time of day")]
    [InlineData("morning - noon", "not a time of day")]
    public async Task What_is_no_interval_of_a_day_is_rejected(string time, string reason)
    {
        var counts = await ImportAsync($"date,time,queue,offered\n2025-11-03,{time},orders,5\n2025-11-03,12:00,orders,5\n");
        Assert.Contains(reason, Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_length_that_is_not_the_intervals_is_refused()
    {
        var counts = await ImportAsync("date,time,minutes,offered\n2025-11-03,09:00 - 09:30,15,5\n2025-11-03,10:00 - 10:15,15,6\n");
        Assert.Equal("minutes (15) is not how long the interval in time is (30)", Assert.Single(counts.Rejects).Reason);
    }

    [Theory]
    [InlineData("2025-11-03,,,orders,30\n2025-11-03,00:00,30,orders,4\n2025-11-03,00:30,30,orders,3\n", 7)]
    [InlineData("2025-11-03,00:00,30,orders,4\n2025-11-03,,,orders,30\n2025-11-03,23:30 - 24:00,,orders,3\n", 7)]
    // Without their length they are intervals still, and the day's total stands back.
    [InlineData("2025-11-03,,,orders,30\n2025-11-03,00:00,,orders,4\n2025-11-03,09:00,,orders,5\n", 9)]
    [InlineData("2025-11-03,,,orders,30\n2025-11-03,00:00 - 00:30,,orders,4\n2025-11-03,,,returns,6\n", 10)]
    public async Task The_total_of_a_day_and_its_half_hour_from_midnight_are_both_kept_and_the_finer_counts(string rows, int offered)
    {
        var csv = "date,time,minutes,queue,offered\n" + rows;
        var counts = await ImportAsync(csv);
        Assert.Equal((3, 3, 0, 0), (counts.Read, counts.Inserted, counts.Duplicates, counts.Rejected));
        Assert.Equal(3, (await ImportAsync(csv)).Unchanged);
        await MeasureAsync();
        Assert.Equal(offered, (await TotalAsync("calls_offered", "2025-11-03", "2025-11-03")).Value);
    }

    [Theory]
    [InlineData("03/11/2025 09:00 - 09:30", "14/11/2025 00:00 - 00:30")]
    [InlineData("2025-11-03 09:00 - 2025-11-03 09:30", "2025-11-14 00:00 - 2025-11-14 00:30")]
    [InlineData("11/3/2025 9:00 AM to 9:30 AM", "11/14/2025 12:00 AM to 12:30 AM")]
    public async Task A_day_with_its_interval_in_one_column_gives_both(params string[] intervals)
    {
        var csv = "Interval,Offered\n" + string.Concat(intervals.Select(interval => $"{interval},5\n"));
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Empty(suggestion.Missing);
        Assert.Equal(2, (await ImportAsync(csv, suggestion.Text)).Inserted);
        Assert.Equal("2025-11-03 09:00 30, 2025-11-14 00:00 30", await Database.ScalarAsync<string>(
            "select string_agg(concat_ws(' ', day, to_char(starts, 'HH24:MI'), minutes), ', ' order by day) from call_interval"));
    }

    [Fact]
    public async Task How_long_intervals_are_is_guessed_from_how_often_one_starts()
    {
        const string csv = "Date;Interval;Queue;Offered\n03/11/2025;9.00;orders;5\n03/11/2025;9.30;orders;7\n13/11/2025;0.00;orders;7\n";
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Equal("""{"constant":"30"}""", suggestion.Columns["minutes"]!.ToJsonString());
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt.StartsWith("minutes: nothing says how long an interval is; 30 minutes are taken", StringComparison.Ordinal));
        await ImportAsync(csv, suggestion.Text);
        Assert.Equal("00:00 30 7, 09:00 30 5, 09:30 30 7", await RowsAsync());
    }
}
