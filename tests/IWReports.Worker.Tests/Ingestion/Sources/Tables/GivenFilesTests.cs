using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>The files that ship in ops/, and the maps there on the real files they are for.</summary>
public sealed class GivenFilesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    // Figures: the README of the real files.
    [SharedDataFact]
    public async Task A_wholesalers_year_of_orders_comes_in_complete_and_only_once()
    {
        var (file, map) = (Path.Combine(SharedDataFactAttribute.Folder!, "data/real/uci_online_retail_2010-2011.csv.gz"),
            TableMap.Read(Ops("maps/uci-orders.json")));
        var counts = await tables.ImportFileAsync("orders", file, map);
        Assert.Equal((541_909, 541_909, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal((5_268, 25_900, 3_836, 3, 135_080),
            (counts.Identical, counts.Details["orders"], counts.Details["cancelled"], counts.Details["adjustments"],
            counts.Details["missing_customer"]));
        Assert.Equal(9_747_747.934m, await tables.ScalarAsync<decimal>("select sum(value) from customer_order"));
        Assert.Equal((541_909, 0, 0, 541_909, 0, 0), TableFiles.Fates(await tables.ImportFileAsync("orders", file, map)));
    }

    [SharedDataFact]
    public async Task A_survey_with_line_breaks_in_its_cells_and_dashes_for_blanks_comes_in_complete()
    {
        var counts = await tables.ImportFileAsync("surveys",
            Path.Combine(SharedDataFactAttribute.Folder!, "data/real/apha_cpd_survey.csv"), TableMap.Read(Ops("maps/apha-surveys.json")));
        Assert.Equal((237, 237, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(93, await tables.ScalarAsync<long>(
            "select count(*) from survey_answer where question = 'q07a_future_health_work_cat' and score = 5"));
    }

    // Six were passed on before they were received: those days are not believed, and the complaints are kept. Lines without numbers that
    // say the same are complaints of their own.
    [SharedDataFact]
    public async Task A_sample_of_complaints_comes_in_complete_and_only_once()
    {
        var (file, map) = (Path.Combine(SharedDataFactAttribute.Folder!, "data/real/cfpb_complaints_sample.csv"),
            TableMap.Read(Ops("maps/cfpb-complaints.json")));
        var counts = await tables.ImportFileAsync("complaints", file, map);
        Assert.Equal((3_186, 3_186, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal((11, 6), (counts.Identical, counts.Details["answered_before_received"]));
        Assert.Equal((3_093, 93), (await tables.ScalarAsync<long>("select count(*) from complaint where answered_in_time"),
            await tables.ScalarAsync<long>("select count(*) from complaint where not answered_in_time")));
        Assert.Equal(2_233, await tables.ScalarAsync<long>("select count(*) from complaint where channel = 'Web'"));
        Assert.Equal((3_186, 0, 0, 3_186, 0, 0), TableFiles.Fates(await tables.ImportFileAsync("complaints", file, map)));
    }

    [Fact]
    public async Task The_cases_files_say_what_is_known_of_the_company()
    {
        Assert.Equal((12, 11), (await tables.ImportFileAsync("monthly-calls", Ops("case/monthly-calls.csv"), TableMap.None)) is var calls
            ? (calls.Read, calls.Inserted) : default);
        Assert.Equal(7, (await tables.ImportFileAsync("roster", Ops("case/roster.csv"), TableMap.None)).Inserted);
        Assert.Equal("3,5,4", await tables.ScalarAsync<string>(
            "select string_agg((select count(*) from roster_entry where role = 'officer' and day between from_day and to_day)::text, ',' "
                + "order by day) from unnest('{2025-09-30,2025-10-31,2025-11-01}'::date[]) day"));
    }

    internal static string Ops(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent!;
        return Path.Combine(root.FullName, "ops", file);
    }
}
