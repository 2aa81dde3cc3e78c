using System.Globalization;
using IWReports.Worker.Demo;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>
/// From an unknown file to a map: what is guessed from names and values, what is doubted, and that the map then reads the file.
/// </summary>
public sealed class SuggestTests : IAsyncLifetime
{
    private readonly TableFiles _tables = new();

    public Task InitializeAsync() => _tables.InitializeAsync();

    public Task DisposeAsync() => _tables.DisposeAsync();

    internal static string Csv(string header, int rows, Func<int, DateTime, string> row, char last = '\n') =>
        header + "\n" + string.Concat(Enumerable.Range(0, rows)
            .Select(n => row(n, new DateTime(2025, 10, 1, 9, 7, 0).AddHours(11 * n)) + last));

    internal static string Written(DateTime at, string format) => at.ToString(format, CultureInfo.InvariantCulture);

    [Fact]
    public async Task Totals_by_day_get_theirs_with_rates_and_doubtful_waits_left_out()
    {
        const string header = "Date,Incoming Calls,Answered Calls,Answer Rate,Abandoned Calls,Answer Speed (AVG),Talk Duration "
            + "(AVG),Waiting Time (AVG),Service Level (20 Seconds)";
        var csv = Csv(header, 40, (n, _) =>
            $"{Written(new DateTime(2025, 9, 15).AddDays(n), "d/M/yyyy")},{100 + n},{90 + n},94.01%,10,0:00:17,0:02:14,0:02:45,76.28%");
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"date":{"column":"Date","format":"d/M/yyyy"},"offered":"Incoming Calls","answered":"Answered Calls",
              "abandoned":"Abandoned Calls","wait_answered_mean":"Answer Speed (AVG)","talk_mean":"Talk Duration (AVG)"}}
            """), suggestion.Line());
        Assert.Equal(["Answer Rate", "Waiting Time (AVG)", "Service Level (20 Seconds)"], suggestion.Unread);
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt == "\"Answer Rate\" is left out: a rate cannot be added up; it is worked out from the counts.");
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt == "wait_answered_mean: \"Waiting Time (AVG)\" could be it as well; \"Answer Speed (AVG)\" is taken.");
        Assert.Equal((0, 40),
            await _tables.ImportAsync("call-intervals", csv, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);
    }

    [Fact]
    public async Task Intervals_whose_start_has_day_and_time_and_whose_limit_is_in_the_name_are_read_whole()
    {
        var csv = Csv("Interval Start,Skill Name,Calls Offered,Calls Handled,Calls Abandoned,Answered within 20 sec", 40, (n, at) =>
            $"{Written(at, "dd/MM/yyyy HH:mm")},A,{20 + n},15,5,12");
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"date":{"column":"Interval Start","format":"dd/MM/yyyy HH:mm"},"queue":"Skill Name","offered":"Calls Offered",
              "answered":"Calls Handled","abandoned":"Calls Abandoned","answered_in_time":"Answered within 20 sec",
              "within":{"constant":"20"},"time":{"column":"Interval Start","format":"dd/MM/yyyy HH:mm"}}}
            """), suggestion.Line());
        Assert.Equal((0, 40),
            await _tables.ImportAsync("call-intervals", csv, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);
        Assert.Equal("09:07:00 20",
            await _tables.ScalarAsync<string>("select starts || ' ' || within_s from call_interval order by day, starts limit 1"));
    }

    [Fact]
    public async Task Orders_get_their_status_from_words_and_their_value_from_quantity_times_price()
    {
        var shop = Csv("Order Number,Email,Created at,Order Status,Total,Currency", 40, (n, at) =>
            $"#{1000 + n},a{n}@example.com,"
                + $"{Written(at, "MM/dd/yyyy h:mm tt")},{(n % 2 == 0 ? "Completed" : n % 3 == 0 ? "Processing" : "Cancelled")},{n}.50,AUD");
        var suggestion = await Suggested.ForAsync("orders", shop);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"order_id":"Order Number","ordered_at":{"column":"Created at","format":"MM/dd/yyyy h:mm tt"},
              "status":{"constant":""},"value":"Total","currency":"Currency"},
              "status":{"column":"Order Status","delivered":"^Completed$","cancelled":"^Cancelled$","open":"^Processing$"}}
            """), suggestion.Line());
        Assert.Equal("delivered | cancelled | delivered | open | delivered", suggestion.Row("status"));
        Assert.Equal((0, 40),
            await _tables.ImportAsync("orders", shop, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);

        var lines = await Suggested.ForAsync("orders",
            Csv("InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID", 30, (n, at) =>
                $"{536365 + n},LANTERN,{n},{Written(at, "yyyy-MM-dd HH:mm:ss")},2.55,17850"));
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"order_id":"InvoiceNo","customer_id":"CustomerID","ordered_at":"InvoiceDate",
              "value":{"multiply":["Quantity","UnitPrice"]},"product":"Description"}}
            """), lines.Line());
        Assert.Contains(lines.Doubts, doubt => doubt == "value: the value is \"Quantity\" times \"UnitPrice\": is that the price of one?");
    }

    [Fact]
    public async Task Answers_in_words_get_labels_and_a_row_per_respondent_its_questions()
    {
        var wide = Csv("Response ID,Submitted At,Overall satisfaction,Friendliness,Comments", 40, (n, at) =>
            $"R{n},{Written(at, "d/M/yyyy HH:mm")},"
                + $"{(n % 2 == 0 ? "Very satisfied" : "Dissatisfied")},{(n % 3 == 0 ? "Neutral" : "Satisfied")},ring me on 0412 345 678");
        var suggestion = await Suggested.ForAsync("surveys", wide);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"answer_id":"Response ID","answered_at":{"column":"Submitted At","format":"d/M/yyyy HH:mm"},
              "comment":"Comments"},"questions":["Overall satisfaction","Friendliness"],
              "labels":{"Very satisfied":5,"Dissatisfied":2,"Neutral":3,"Satisfied":4}}
            """), suggestion.Line());
        Assert.Equal("5 | 2 | 5 | 2 | 5", suggestion.Row("score, Overall satisfaction"));
        Assert.Equal(0, (await _tables.ImportAsync("surveys", wide, suggestion.Text)).Rejected);

        var longer = await Suggested.ForAsync("surveys",
            Csv("Response ID,Date,Question,Rating", 40, (n, at) => $"R{n},{Written(at, "dd/MM/yyyy")},How was it?,{n % 11}"));
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"answer_id":"Response ID","question":"Question","answered_at":{"column":"Date","format":"dd/MM/yyyy"},
              "score":"Rating","survey":{"constant":"nps"}}}
            """), longer.Line());
    }

    [Fact]
    public async Task Titles_above_the_header_totals_below_it_and_numbers_of_another_country_are_seen()
    {
        var csv = "Bericht Oktober;;;\n;;;\n" + Csv("Auftragsnummer;Bestelldatum;Betrag;Status", 40, (n, at) =>
            $"A{n};{Written(at, "dd.MM.yyyy")};1.{100 + n},50;Geliefert");
        var suggestion = await Suggested.ForAsync("orders", csv, "Europe/Berlin");
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"order_id":"Auftragsnummer","ordered_at":{"column":"Bestelldatum","format":"dd.MM.yyyy"},
              "status":{"constant":""},"value":{"column":"Betrag","decimal":",","thousands":"."}},
              "status":{"column":"Status","delivered":"^Geliefert$"}}
            """), suggestion.Line());
        Assert.Equal((0, 40),
            await _tables.ImportAsync("orders", csv, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);
        Assert.Equal("1100.50", await _tables.ScalarAsync<string>("select value::text from customer_order where order_id = 'A0'"));

        var calls = "Call report\nOctober\n\n" + Csv("Day,Start time,Agent,Answered,Wait time", 40, (n, at) =>
            $"{Written(at, "dd/MM/yyyy")},{Written(at, "H:mm:ss")},Mia,{(n % 4 == 0 ? "No" : "Yes")},{n}") + "Total,,,40,\n";
        suggestion = await Suggested.ForAsync("calls", calls);
        Assert.Equal(Suggested.Line(
            """
            {"columns":{"at":{"date":"Day","time":"Start time","format":"dd/MM/yyyy"},"agent":"Agent","answered":"Answered",
              "wait":"Wait time"}}
            """), suggestion.Line());
        Assert.Equal((0, 40, 1),
            await _tables.ImportAsync("calls", calls, suggestion.Text) is var read
            ? (read.Rejected, read.Inserted, read.Details["totals"]) : default);
    }

    [Fact]
    public async Task Callers_and_what_people_wrote_are_masked()
    {
        var calls = await Suggested.ForAsync("calls", "at,agent,Phone number\n2025-11-03T09:00,Mia,03 5550 1234\n");
        Assert.Equal("###", calls.Row("caller"));
        var complaints = await Suggested.ForAsync("complaints",
            "id,received,Customer,Description\n1,2025-11-03,mia@example.com,Call Mia Brown\n");
        Assert.Equal("#### ### #####", complaints.Row("summary"));
        Assert.DoesNotContain("mia",
            $"{string.Join(' ', complaints.Doubts)} {string.Join(' ', complaints.Guesses)} {complaints.Row("customer_id")}",
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_map_says_already_holds_and_only_the_rest_is_guessed()
    {
        var suggestion = await Suggested.ForAsync("calls", "When,Agent,Other\n2025-11-03T09:00,Mia,Noah\n",
            given: """{"columns":{"at":"When","agent":{"first_of":["Other"]}},"blank":["?"]}""");
        Assert.Equal("""{"columns":{"at":"When","agent":{"first_of":["Other"]}},"blank":["?"]}""",
            suggestion.Line().Replace("\"agent\":{\"constant\":\"\"},", "", StringComparison.Ordinal));
    }

    public static TheoryData<string> Kinds => [.. TableCatalog.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kinds_own_example_is_read_by_its_suggested_map_as_without_one(string kind)
    {
        var csv = TableExamples.Of(TableCatalog.Find(kind));
        var suggestion = await Suggested.ForAsync(kind, csv);
        Assert.Empty(suggestion.Missing);
        Assert.Empty(suggestion.Unread);
        var plain = await _tables.ImportAsync(kind, csv);
        var mapped = await _tables.ImportAsync(kind, csv, suggestion.Text);
        Assert.Equal((plain.Read, plain.Rejected, 0, 0), (mapped.Read, mapped.Rejected, mapped.Inserted, mapped.Updated));
    }

    [Fact]
    public void Every_name_in_the_list_is_of_a_column_that_there_is()
    {
        string[] together = ["+.date", "+.time", "+.year", "+.month", "+.day", "+.hour", "+.minute", "+.quantity", "+.unit_price"];
        var columns = TableCatalog.All.SelectMany(kind =>
            kind.Columns.SelectMany(column => new[] { $"{kind.Name}.{column.Name}", $"*.{column.Name}" }).Append($"~.{kind.Name}"))
            .Concat(together).ToHashSet();
        Assert.Empty(Synonyms.Keys.Except(columns));
    }
}
