using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>What programs write where they know nothing is no value, in any cell of any table.</summary>
public sealed class WordsForNothingTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_customer_called_NULL_is_no_customer()
    {
        await tables.ImportFileAsync("enquiries", Path.Combine(AppContext.BaseDirectory, "faults", "enquiries_null.csv"), TableMap.None,
            zone: "UTC");
        Assert.Equal(3, await tables.ScalarAsync<long>(
            "select count(*) from enquiry where customer_id is null and officer is null and team = 'Service'"));
    }

    [Fact]
    public async Task A_call_whose_number_from_outside_is_NULL_did_not_come_from_outside()
    {
        var counts = await tables.ImportFileAsync("cdr", Path.Combine(AppContext.BaseDirectory, "faults", "cdr_null.csv"), TableMap.None,
            zone: "America/Bogota");
        Assert.Equal((2L, 0L), (counts.Inserted, counts.Details["inbound_calls"]));
        Assert.Equal(1, await tables.ScalarAsync<long>("select count(*) from cdr_leg where reached"));
    }

    [Theory]
    [InlineData(@"\N")]
    [InlineData("null")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("none")]
    [InlineData("-")]
    [InlineData("nan")]
    [InlineData("0000-00-00")]
    [InlineData(" 0000-00-00 00:00:00 ")]
    [InlineData("\" NULL \"")]
    public async Task A_day_a_number_and_a_name_can_all_be_nothing(string word)
    {
        var id = Guid.NewGuid();
        Assert.Equal(0, (await tables.ImportAsync("orders",
            $"order_id,customer_id,ordered_at,delivered_on,value\n{id},{word},2025-11-03,{word},{word}\n")).Rejected);
        Assert.Equal(1, await tables.ScalarAsync<long>($"select count(*) from customer_order where order_id = '{id}' and customer_id is "
            + $"null and delivered_on is null and value is null and status = 'open'"));
    }

    [Fact]
    public async Task A_required_cell_with_a_word_for_nothing_is_blank() =>
        Assert.Contains("customer_id is blank",
            (await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("customers", "customer_id,name\nNULL,Yore Pty\n"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_word_that_the_column_itself_knows_keeps_its_meaning()
    {
        await tables.ImportAsync("quality", "review_id,item,reviewed_on,passed\nown-1,Listening,2025-11-03,N/A\n");
        Assert.Equal("na", await tables.ScalarAsync<string>("select passed from quality_item where review_id = 'own-1'"));
        await tables.ImportAsync("surveys", "answer_id,question,answered_at,score\nown-2,staff,2025-11-03,None\n",
            """{"labels":{"None":0,"All":10}}""");
        Assert.Equal((short)0, await tables.ScalarAsync<short>("select score from survey_answer where answer_id = 'own-2'"));
    }

    [Fact]
    public async Task The_words_are_a_setting()
    {
        var own = new TableFiles { Ingestion = new() { BlankWords = ["unknown", "9999-12-31"] } };
        await own.InitializeAsync();
        try
        {
            Assert.Equal(0, (await own.ImportAsync("orders",
                "order_id,customer_id,ordered_at,promised_on\n1,Unknown,2025-11-03,9999-12-31\n2,None,2025-11-03,\n")).Rejected);
            Assert.Equal("None", await own.ScalarAsync<string>("select string_agg(customer_id, ',') from customer_order"));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }
}
