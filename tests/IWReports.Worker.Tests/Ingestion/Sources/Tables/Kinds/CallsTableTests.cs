using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Kinds;

/// <summary>A spreadsheet with a row a call feeds what a telephone system's log does, as far as its columns can see.</summary>
public sealed class CallsTableTests(TestDatabase database) : CallsTable(database)
{
    [Fact]
    public async Task A_name_that_begins_like_a_total_is_a_call_and_a_total_is_none()
    {
        var counts = await ImportAsync($"agent,at,queue\nSoma Patel,{Day} 10:00,orders\nSum Wong,{Day} 10:01,orders\nTotal "
            + $"Care,{Day} 10:02,orders\nTotal,{Day} 10:03,orders\nGrand total:,,\nTotal calls,,3\n");
        Assert.Equal((6L, 3L, 3L), (counts.Read, counts.Inserted, counts.Details["totals"]));
    }

    [Fact]
    public async Task Outbound_is_known_in_other_words_and_what_is_neither_is_refused()
    {
        var counts = await ImportAsync(
            $"at,queue,direction\n{Day} 11:00,orders,Ausgehend\n{Day} 11:01,orders,In\n{Day} 11:02,orders,internal\n"
                + $"{Day} 11:03,orders,Incoming\n");
        Assert.Equal((4L, 2L, 1L, 1L), (counts.Read, counts.Inserted, counts.Details["outbound"], counts.Rejected));
    }

    [Fact]
    public async Task A_whole_number_with_a_point_and_nothing_behind_is_one()
    {
        var counts = await ImportAsync($"at,queue,agent,rating\n{Day} 12:00,orders,Mia,5.0\n{Day} 12:01,orders,Mia,4.5\n");
        Assert.Equal((1L, 1L), (counts.Inserted, counts.Rejected));
    }

    [Fact]
    public async Task A_file_without_a_single_day_changes_nothing() =>
        Assert.Contains("are without a day, or totals",
            (await Assert.ThrowsAsync<InputException>(() => ImportAsync("date,time,queue\n,09:00,Q\n,09:01,Q\n"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_one_replaces_its_rows()
    {
        const string csv = "date,time,queue,caller,agent,wait,talk\n2025-11-27,09:00:00,orders,0400 555 "
            + "123,Mia,10,60\n2025-11-27,09:00:00,orders,0400 555 123,Mia,12,61\n2025-11-27,09:30:00,orders,,,40,\n";
        Assert.Equal((3, 3, 0, 0, 0, 0), TableFiles.Fates(await ImportAsync(csv)));
        Assert.Equal((3, 0, 0, 3, 0, 0), TableFiles.Fates(await ImportAsync(csv)));
        Assert.Equal((3, 0, 1, 2, 0, 0), TableFiles.Fates(await ImportAsync(csv.Replace(",12,61", ",20,100", StringComparison.Ordinal))));
        await MeasureAsync();
        Assert.Equal((160m, 2m), await SumsAsync("talk_time"));
        Assert.Equal((1m, 3m), await SumsAsync("abandonment"));
    }

    [Fact]
    public async Task Totals_and_outbound_rows_are_counted_apart()
    {
        var counts = await ImportAsync("call_id,at,direction,answered,wait\na,2025-11-27 09:00,Inbound,yes,10\nb,2025-11-27 "
            + "09:05,Outbound,yes,10\na,2025-11-27 09:00,Inbound,yes,12\nc,2025-11-27 9 o'clock,Inbound,yes,1\nGrand "
            + "total,,,,33\n,,,2,33\n");
        Assert.Equal((6, 1, 1, 1, 2, 1),
            (counts.Read, counts.Inserted, counts.Duplicates, counts.Rejected, counts.Details["totals"], counts.Details["outbound"]));
        Assert.Equal(0, LeftOver(counts));
    }

    [Theory]
    [InlineData("2025-11-27 09:00,yes,-5,,", "\"-5\" is not a duration")]
    [InlineData("2025-11-27 09:00,yes,1:75,,", "\"1:75\" is not a duration")]
    [InlineData("2025-11-27 09:00,yes,999999,,", "longer than a day")]
    [InlineData("2025-11-27 09:00,yes,99999999999999999999,,", "longer than a day")]
    [InlineData("2025-11-27 09:00,perhaps,5,,", "\"perhaps\" is not yes or no")]
    [InlineData("2025-11-27,yes,5,,", "a day without a time")]
    [InlineData("2026-11-27 09:00,yes,5,,", "ahead of now")]
    [InlineData("2025-10-05 02:30,yes,5,,", "did not exist")]
    [InlineData("2025-11-27 09:00,yes,,2025-11-27 08:00,", "answered_at")]
    [InlineData("2025-11-27 09:00,yes,,08:59:00,", "answered_at")]
    [InlineData("2025-11-27 09:00,yes,5,,6", "\"6\" is not one of 1, 2, 3, 4, 5")]
    public async Task A_row_that_cannot_be_is_rejected_alone(string row, string reason)
    {
        var counts = await ImportAsync($"at,answered,wait,answered_at,rating\n2025-11-27 10:00,yes,5,,\n{row}\n");
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_without_a_queue_are_in_one_that_is_named_as_the_site()
    {
        await ImportAsync("at,answered\n2025-11-27 09:00,yes\n", site: "Shop floor");
        Assert.Equal("Shop floor", await Database.ScalarAsync<string>("select queue from queue_entry"));
    }

    [Fact]
    public async Task A_half_empty_row_is_read_as_far_as_it_goes()
    {
        var counts = await ImportAsync("call_id,at,queue,agent,caller,outcome,wait,talk,rating\n1,2025-11-27 09:00,,,,,,,\n2,2025-11-27 "
            + "09:10,orders,Mia,anonymous,,,60,\n3,2025-11-27 09:20,orders,Mia,customer 17,abandoned,,,\n");
        Assert.Equal((3, 0), (counts.Inserted, counts.Rejected));
        Assert.Equal("abandoned - -, answered Mia -, abandoned - known",
            await Database.ScalarAsync<string>("select string_agg(concat_ws(' ', outcome, coalesce(officer, '-'), case when caller is "
                + "null then '-' else 'known' end), ', ' order by call_id) from queue_entry"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from queue_entry where caller = 'customer 17'::bytea"));
    }

    [Fact]
    public async Task A_file_without_any_time_says_which_columns_would_be_right()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ImportAsync("caller,answered\n0400 555 123,yes\n"));
        Assert.Contains("date and time apart", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"time\"",
            (await Assert.ThrowsAsync<InputException>(() => ImportAsync("date,answered\n2025-11-27,yes\n"))).Message,
            StringComparison.Ordinal);
    }
}
