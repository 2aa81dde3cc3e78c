using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Days that stand in one column in several forms, and days that are bare numbers.</summary>
public sealed class WrittenDaysTests : IAsyncLifetime
{
    private readonly TableFiles _tables = new();

    public Task InitializeAsync() => _tables.InitializeAsync();

    public Task DisposeAsync() => _tables.DisposeAsync();

    private Task<string> TimesAsync() => _tables.ScalarAsync<string>(
        "select string_agg(to_char(entered_at at time zone 'Australia/Melbourne', 'YYYY-MM-DD HH24:MI'), ', ' order by entered_at) from "
            + "queue_entry");

    private static string Sheet(params object[] days) => SomeWorkbook.Row("Start", "Agent", "Answered")
        + string.Concat(days.Select((day, n) => SomeWorkbook.Row(day, $"Mia{n}", "yes")));

    private async Task<Suggestion> ReadAsync(byte[] file, long rejected = 0)
    {
        var suggestion = await Suggested.ForAsync("calls", file);
        Assert.Empty(suggestion.Missing);
        Assert.Equal(rejected, (await _tables.ImportAsync("calls", file, suggestion.Text)).Rejected);
        return suggestion;
    }

    [Fact]
    public async Task A_workbooks_real_days_are_read_beside_days_as_text()
    {
        var suggestion = await ReadAsync(SomeWorkbook.Of(
            Sheet("<c s=\"2\"><v>45964.375</v></c>", "03/11/2025 10:00", "14/11/2025 11:30", "<c s=\"2\"><v>45977.5</v></c>")));
        Assert.Equal("""{"column":"Start","format":"dd/MM/yyyy HH:mm"}""", suggestion.Columns["at"]!.ToJsonString());
        Assert.Contains("at: \"Start\" has 2 text(s) beside real days.", suggestion.Doubts);
        Assert.Equal("2025-11-03 09:00, 2025-11-03 10:00, 2025-11-14 11:30, 2025-11-16 12:00", await TimesAsync());
    }

    [Fact]
    public async Task Real_days_that_may_have_month_and_day_swapped_are_doubted()
    {
        var suggestion = await Suggested.ForAsync("calls",
            SomeWorkbook.Of(Sheet("<c s=\"2\"><v>45964.375</v></c>", "13/11/2025 10:00", "14/11/2025 11:30",
            "<c s=\"2\"><v>45969.5</v></c>")));
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt.StartsWith("at: \"Start\": all texts have a day above 12 and no real day has one.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workbooks_bare_numbers_are_days_in_a_column_of_days()
    {
        var suggestion = await ReadAsync(SomeWorkbook.Of(Sheet(45964.375, 45964.5, 45977.25)));
        Assert.Equal("\"Start\"", suggestion.Columns["at"]!.ToJsonString());
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt.StartsWith("at: \"Start\" holds bare numbers such as 45964.375, taken for days as spreadsheets count them",
            StringComparison.Ordinal));
        Assert.Equal("2025-11-03 09:00, 2025-11-03 12:00, 2025-11-16 06:00", await TimesAsync());
    }

    [Fact]
    public async Task Bare_numbers_real_days_and_texts_stand_in_one_column()
    {
        await ReadAsync(SomeWorkbook.Of(Sheet(45964.375, "<c s=\"2\"><v>45965.375</v></c>", "25/11/2025 10:00", "26/11/2025 10:00")));
        Assert.Equal("2025-11-03 09:00, 2025-11-04 09:00, 2025-11-25 10:00, 2025-11-26 10:00", await TimesAsync());
    }

    [Fact]
    public async Task A_CSV_may_have_them_beside_texts_as_well()
    {
        await ReadAsync(
            [.. "Start,Agent,Answered\n2025-11-03 09:00,Mia,yes\n3-Nov-25 10:00,Mia,yes\n"u8,
                .. "45964.5,Tom,yes\n14-Nov-25 10:00,Tom,yes\n"u8]);
        Assert.Equal("2025-11-03 09:00, 2025-11-03 10:00, 2025-11-03 12:00, 2025-11-14 10:00", await TimesAsync());
    }

    [Theory]
    [InlineData("45964.378611", "2025-11-03 09:05")]
    [InlineData("1762121112", "2025-11-03 09:05")]
    [InlineData("1762121112000", "2025-11-03 09:05")]
    [InlineData("1762121112.0", "2025-11-03 09:05")]
    public async Task A_CSV_may_have_days_as_numbers(string at, string time)
    {
        await _tables.ImportAsync("calls", $"at,answered\n{at},yes\n");
        Assert.Equal(time, await TimesAsync());
    }

    [Theory]
    [InlineData("45964", "2025-11-03")]
    [InlineData("45964.0", "2025-11-03")]
    public async Task A_day_may_be_its_number_alone(string day, string right)
    {
        await _tables.ImportAsync("call-intervals", $"date,offered\n{day},5\n");
        Assert.Equal(right, await _tables.ScalarAsync<string>("select day::text from call_interval"));
    }

    [Theory]
    [InlineData("999")]
    [InlineData("12345")]
    [InlineData("99999")]
    [InlineData("0398765432")]
    public async Task Numbers_that_are_no_days_of_a_business_are_rejected(string day) =>
        Assert.Equal(1, (await _tables.ImportAsync("call-intervals", $"date,offered\n2025-11-03,5\n{day},5\n")).Rejected);

    [Fact]
    public async Task Days_as_ISO_says_are_read_beside_a_maps_format()
    {
        var counts = await _tables.ImportAsync("call-intervals", "D,offered\n03/11/2025,5\n2025-11-04,6\n11/25/2025,7\n",
            """{"columns":{"date":{"column":"D","format":"dd/MM/yyyy"}}}""");
        Assert.Equal((2, 1), (counts.Inserted, counts.Rejected));
        Assert.Equal("2025-11-03 2025-11-04", await _tables.ScalarAsync<string>(
            "select string_agg(day::text, ' ' order by day) from call_interval"));
    }

    [Fact]
    public async Task A_day_written_another_way_says_what_to_put_into_the_map()
    {
        var counts = await _tables.ImportAsync("call-intervals", "date,offered\n2025-11-04,6\n03/11/2025,5\n");
        Assert.Contains("say how in a map: {\"format\":\"dd/MM/yyyy\"} at its column; --suggest finds it", counts.Rejects[0].Reason,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0398765432")]
    [InlineData("1300555000")]
    [InlineData("45964")]
    public async Task A_telephone_number_is_no_day(string caller)
    {
        var suggestion = await Suggested.ForAsync("calls",
            $"at,Caller ID,answered\n2025-11-03 09:00,{caller},yes\n2025-11-03 09:01,{caller},yes\n");
        Assert.Equal("Caller ID", suggestion.Columns["caller"]?.ToString());
    }
}
