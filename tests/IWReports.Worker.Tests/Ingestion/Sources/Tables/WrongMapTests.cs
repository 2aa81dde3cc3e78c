using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Maps that say what cannot be.</summary>
public sealed class WrongMapTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Theory]
    [InlineData("""{"columns":{"value":{"constant":"much"}}}""",
        "columns.value: \"much\" is not a number such as 12.50, as it is written in a file with our columns")]
    [InlineData("""{"columns":{"value":{"column":"V","unit":"ms"}}}""",
        "columns.value.unit: \"ms\" is not one of cents, thousands, millions")]
    [InlineData("""{"columns":{"channel":{"column":"V","unit":"s"}}}""", "columns.channel.unit: a text has no unit; leave it out")]
    [InlineData("""{"columns":{"channel":{"column":"V","yes":["s"]}}}""",
        "columns.channel: only yes or no has words for them; channel is a text")]
    [InlineData("""{"columns":{"channel":{"date":"V","time":"V"}}}""",
        "columns.channel: only a day or time is joined from date and time; channel is a text")]
    [InlineData("""{"columns":{"ordered_at":{"date":"V"}}}""", "columns.ordered_at: date and time go together")]
    [InlineData("""{"columns":{"ordered_at":{"column":"V","time_format":"HH.mm"}}}""",
        "columns.ordered_at: time_format goes with date and time; leave it out")]
    [InlineData("""{"columns":{"ordered_at":{"date":"V","time":"V","time_format":"%"}}}""", "\"%\" is not a date format")]
    [InlineData("""{"columns":{"channel":{"first_of":[]}}}""", "columns.channel: first_of names no column")]
    [InlineData("""{"columns":{"channel":{"first_of":["V","W"]}}}""", "columns.channel is \"W\", which the file does not have")]
    [InlineData("""{"columns":{"channel":{"constant":"a","default":"b"}}}""",
        "columns.channel: default goes with a column of the file; leave it out")]
    [InlineData("""{"columns":{"channel":{"colum":"V"}}}""",
        "columns.channel: \"colum\" is not a key of a map. Did you mean \"column\"? Known are column, first_of,")]
    [InlineData("""{"columns":{"chanel":"V"}}""", "orders have no column \"chanel\". Did you mean \"channel\"?")]
    [InlineData("""{"columns":{"channel":"orderd_at"}}""", "Did you mean \"ordered_at\"?")]
    [InlineData("""{"seperator":";"}""", "\"seperator\" is not a key of a map. Did you mean \"separator\"?")]
    [InlineData("""{"yes":["ja"]}""", "\"yes\" means nothing for orders; leave it out")]
    [InlineData("""{"blank":["x"],"yes":["X"]}""", "\"X\" stands under yes and blank. It can mean one of them only")]
    [InlineData("""{"blank":[""]}""", "blank: \"\" is no word")]
    [InlineData("""{"join":{"file":"b.csv"}}""", "join: on is missing")]
    [InlineData("""{"join":{"file":"b.csv","on":"V","columns":{"channel":"c"}}}""", "join: file: there is no file")]
    [InlineData("""{"join":{"file":"b.csv","on":"V","colums":{"channel":"c"}}}""",
        "join: \"colums\" is not a key of a join. Did you mean \"columns\"?")]
    [InlineData("""{"join":{"file":"b.csv","on":"V","zone":"UTC","columns":{"channel":"c"}}}""", "join: \"zone\" belongs outside of join")]
    [InlineData("""{"columns":{"channel":"V"},"join":{"file":"b.csv","on":"V","columns":{"channel":"c"}}}""",
        "\"channel\" is named under columns and under join.columns")]
    public async Task A_map_that_says_what_cannot_be_is_refused_with_what_would_be_right(string map, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("orders", "order_id,ordered_at,V\n1,2025-11-03,5\n", map));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await tables.ScalarAsync<long>("select count(*) from source"));
    }
}
