namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Kinds;

public sealed class EnquiriesTableTests(TableFiles tables) : IClassFixture<TableFiles>
{
    private const string Header =
        "enquiry_id,opened_at,resolved_at,reopened,customer_id,topic,officer,channel,required_fields,present_fields\n";

    [Fact]
    public async Task An_enquiry_comes_in_with_its_times_and_days()
    {
        await tables.ImportAsync("enquiries", Header + "in-1,2025-11-03 10:00,2025-11-05T09:00:00+11:00,yes,C001,invoice,Mia,phone,6,5\n");
        Assert.Equal("2025-11-03 2025-11-05 23:00:00 t 5/6", await tables.ScalarAsync<string>(
            "select concat_ws(' ', opened_on, resolved_on, (resolved_at - opened_at - interval '1 day')::text, reopened::text, "
                + "present_fields || '/' || required_fields) from enquiry where enquiry_id = "
                + "'in-1'") is var row ? row.Replace("true", "t", StringComparison.Ordinal) : "");
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await tables.ImportAsync("enquiries", Header + "again-1,2025-11-03 10:00,,,C001,invoice,Mia,phone,,\n");
        Assert.Equal((1, 0, 0, 1, 0, 0), TableFiles.Fates(
            await tables.ImportAsync("enquiries", Header + "again-1,2025-11-03 10:00,,,C001,invoice,Mia,phone,,\n")));
    }

    [Fact]
    public async Task A_solution_touches_the_days_it_was_opened_and_resolved_on()
    {
        await tables.ImportAsync("enquiries", Header + "touch-1,2025-11-03 10:00,2025-11-06,,C001,,,,,\n");
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("enquiries", Header + "touch-1,2025-11-03 10:00,2025-11-10,,C001,,,,,\n");
        Assert.Equal("2025-11-03,2025-11-06,2025-11-10",
            await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task One_bad_line_leaves_the_others_in()
    {
        var counts = await tables.ImportAsync("enquiries",
            Header + "bad-1,2025-11-03 10:00,2025-11-01,,,,,,,\nbad-2,2025-11-03 10:00,,perhaps,,,,,,\nbad-3,2025-11-03,,,,,,,,\n");
        // Resolved before it was opened is kept, without the interval.
        Assert.Equal((3, 2, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.True(await tables.ScalarAsync<bool>("select opened_at is null from enquiry where enquiry_id = 'bad-3'"));
    }
}
