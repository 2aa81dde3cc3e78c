namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class QualityTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task An_item_of_the_default_form_needs_no_weight_and_no_marks()
    {
        await tables.ImportAsync("quality", "review_id,item,reviewed_on,officer,passed\nform-1,did not "
            + "argue,2025-11-03,Mary,no\nform-1,Referred an injury to the manager,2025-11-03,Mary,NA\nform-1,Something "
            + "else,2025-11-03,Mary,Yes\n");
        Assert.Equal("na 3 true false,yes 1 false false,no 2 false true", await tables.ScalarAsync<string>(
            "select string_agg(concat_ws(' ', passed, weight, critical::text, courtesy::text), ',' order by item collate \"C\") from "
                + "quality_item where review_id = 'form-1'"));
    }

    [Fact]
    public async Task What_the_file_says_holds_over_the_form()
    {
        await tables.ImportAsync("quality",
            "review_id,item,reviewed_on,passed,weight,critical,courtesy\nown-1,Did not argue,2025-11-03,yes,5,yes,no\n");
        Assert.Equal("5 true false", await tables.ScalarAsync<string>(
            "select concat_ws(' ', weight, critical::text, courtesy::text) from quality_item where review_id = 'own-1'"));
    }

    [Fact]
    public async Task An_item_comes_once_per_review_and_a_correction_touches_its_day()
    {
        await tables.ImportAsync("quality", "review_id,item,reviewed_on,passed\nfix-1,Asking,2025-11-03,no\n");
        await tables.ExecuteAsync("delete from touched_day");
        var counts = await tables.ImportAsync("quality", "review_id,item,reviewed_on,passed\nfix-1,Asking,2025-11-04,yes\n");
        Assert.Equal((1, 0, 1, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("2025-11-03,2025-11-04", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }
}
