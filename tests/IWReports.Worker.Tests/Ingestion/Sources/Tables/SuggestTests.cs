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

    private static string Csv(string header, int rows, Func<int, DateTime, string> row, char last = '\n') =>
        header + "\n" + string.Concat(Enumerable.Range(0, rows)
            .Select(n => row(n, new DateTime(2025, 10, 1, 9, 7, 0).AddHours(11 * n)) + last));

    private static string Written(DateTime at, string format) => at.ToString(format, CultureInfo.InvariantCulture);

    // One spreadsheet of calls in five languages and a vendor's export each.
    public static TheoryData<string, string, string> CallFiles => new()
    {
        {
            Csv("Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating",
                40, (n, at) =>
                    $"ID{n:0000},Diane,{Written(at, "yyyy-MM-dd")},{Written(at, "HH:mm:ss")},Payment "
                        + $"related,{(n % 5 == 0 ? "N,N,,," : $"Y,Y,{n},0:02:2{n % 10},{1 + (n % 5)}")}"),
            "Australia/Melbourne",
            """{"columns":{"at":{"date":"Date","time":"Time"},"call_id":"Call Id","agent":"Agent","topic":"Topic","answered":"Answered (Y/N)","wait":"Speed of answer in seconds","talk":"AvgTalkDuration","resolved":"Resolved","rating":"Satisfaction rating"}}"""
        },
        {
            Csv("Call Start,Queue,CLID,Disposition,Queue time,Call duration (ms),Agent Name,Direction", 40, (n, at) =>
                $"{Written(at, "MM/dd/yy hh:mm:ss tt")},Sales,+1 212 555 01{n:00},"
                    + $"{(n % 3 == 0 ? "NO ANSWER" : n % 3 == 1 ? "VOICEMAIL" : "ANSWERED")},{n},{1000 * n},Ann,Inbound"),
            "America/New_York",
            """{"columns":{"at":{"column":"Call Start","format":"MM/dd/yy hh:mm:ss tt"},"queue":"Queue","agent":"Agent Name","caller":"CLID","direction":"Direction","outcome":"Disposition","wait":"Queue time","talk":{"column":"Call duration (ms)","unit":"ms"}},"status":{"abandoned":"^NO ANSWER$","flowed-out":"^VOICEMAIL$"}}"""
        },
        {
            Csv("Datum;Uhrzeit;Rufnummer;Warteschlange;Mitarbeiter;Anrufstatus;Wartezeit (Sek.);Gesprächsdauer;Gelöst", 40, (n, at) =>
                $"{Written(at, "dd.MM.yyyy")};{Written(at, "HH.mm")};030 5550{n:00};Vertrieb;Jörg;{(n % 2 == 0 ? "Angenommen" : "Verpasst")};{n};0:02:1{n % 10};{(n % 2 == 0 ? "Ja" : "Nein")}") + "Summe;;;;;;;;\n",
            "Europe/Berlin",
            """{"columns":{"at":{"date":"Datum","time":"Uhrzeit","format":"dd.MM.yyyy","time_format":"HH.mm"},"queue":"Warteschlange","agent":"Mitarbeiter","caller":"Rufnummer","outcome":"Anrufstatus","wait":"Wartezeit (Sek.)","talk":"Gesprächsdauer","resolved":{"column":"Gelöst","yes":["Ja"],"no":["Nein"]}},"status":{"answered":"^Angenommen$","abandoned":"^Verpasst$"}}"""
        },
        {
            Csv("Fecha;Hora;Número;Cola;Agente;Estado;Tiempo de espera;Duración;Resuelta", 40, (n, at) =>
                $"{Written(at, "dd/MM/yyyy")};{Written(at, "H:mm")};6001230{n:00};Ventas;Luis;{(n % 2 == 0 ? "Contestada" : "Abandonada")};0:00:{10 + n};0:02:1{n % 10};{(n % 2 == 0 ? "Sí" : "No")}"),
            "Europe/Madrid",
            """{"columns":{"at":{"date":"Fecha","time":"Hora","format":"dd/MM/yyyy"},"queue":"Cola","agent":"Agente","caller":"Número","outcome":"Estado","wait":"Tiempo de espera","talk":"Duración","resolved":{"column":"Resuelta","yes":["Sí"]}},"status":{"answered":"^Contestada$","abandoned":"^Abandonada$"}}"""
        },
        {
            Csv("Date et heure;Appelant;File d'attente;Conseiller;Statut;Attente (s);Durée (min);Transféré", 40, (n, at) =>
                $"{Written(at, "dd/MM/yyyy HH:mm:ss")};06123450{n:00};Ventes;Zoé;{(n % 2 == 0 ? "Répondu" : "Manqué")};{n};{1 + (n % 7)}.5;{(n % 4 == 0 ? "Oui" : "Non")}"),
            "Europe/Paris",
            """{"columns":{"at":{"column":"Date et heure","format":"dd/MM/yyyy HH:mm:ss"},"queue":"File d'attente","agent":"Conseiller","caller":"Appelant","outcome":"Statut","wait":"Attente (s)","talk":{"column":"Durée (min)","unit":"min"},"transferred":{"column":"Transféré","yes":["Oui"],"no":["Non"]}},"status":{"answered":"^Répondu$","abandoned":"^Manqué$"}}"""
        },
        {
            Csv("Data;Hora da chamada;Fila;Atendente;Atendida;Tempo de espera;Avaliação", 40, (n, at) =>
                $"{Written(at, "dd-MM-yyyy")};{Written(at, "HH:mm:ss")};Vendas;João;{(n % 2 == 0 ? "Sim" : "Não")};00:00:{10 + n};{1 + (n % 5)}"),
            "America/Sao_Paulo",
            """{"columns":{"at":{"date":"Data","time":"Hora da chamada","format":"dd-MM-yyyy"},"queue":"Fila","agent":"Atendente","answered":{"column":"Atendida","yes":["Sim"],"no":["Não"]},"wait":"Tempo de espera","rating":"Avaliação"}}"""
        },
        {
            Csv("Timestamp,Skill,Agent,Abandoned,Wait (ms)", 40, (n, at) =>
                $"{Written(at, "yyyy-MM-dd'T'HH:mm:ss'Z'")},A,B,{(n % 2 == 0 ? "Yes" : "No")},{n * 100}"),
            "UTC",
            """{"columns":{"at":"Timestamp","queue":"Skill","agent":"Agent","answered":{"column":"Abandoned","yes":["No"],"no":["Yes"]},"wait":{"column":"Wait (ms)","unit":"ms"}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(CallFiles))]
    public async Task A_spreadsheet_of_calls_gets_its_map_and_the_map_reads_every_row(string csv, string zone, string map)
    {
        var suggestion = await Suggested.ForAsync("calls", csv, zone);
        Assert.Equal(map, suggestion.Line());
        Assert.Empty(suggestion.Missing);
        var counts = await _tables.ImportAsync("calls", csv, suggestion.Text, zone);
        Assert.Equal((0, 40), (counts.Rejected, counts.Inserted));
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_missing_and_never_left_out()
    {
        var suggestion = await Suggested.ForAsync("calls",
            Csv("Date,Time,Queue", 20, (n, at) => $"Week {n},{Written(at, "HH:mm")},Sales"));
        Assert.DoesNotContain("\"date\"", suggestion.Line(), StringComparison.Ordinal);
        Assert.Contains(suggestion.Missing, column => column.Name == "date");
    }

    [Fact]
    public async Task Totals_by_day_get_theirs_with_rates_and_doubtful_waits_left_out()
    {
        const string header = "Date,Incoming Calls,Answered Calls,Answer Rate,Abandoned Calls,Answer Speed (AVG),Talk Duration "
            + "(AVG),Waiting Time (AVG),Service Level (20 Seconds)";
        var csv = Csv(header, 40, (n, _) =>
            $"{Written(new DateTime(2025, 9, 15).AddDays(n), "d/M/yyyy")},{100 + n},{90 + n},94.01%,10,0:00:17,0:02:14,0:02:45,76.28%");
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Equal("""{"columns":{"date":{"column":"Date","format":"d/M/yyyy"},"offered":"Incoming Calls","answered":"Answered Calls","abandoned":"Abandoned Calls","wait_answered_mean":"Answer Speed (AVG)","talk_mean":"Talk Duration (AVG)"}}""", suggestion.Line());
        Assert.Equal(["Answer Rate", "Waiting Time (AVG)", "Service Level (20 Seconds)"], suggestion.Unread);
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt == "\"Answer Rate\" is left out: a rate cannot be added up; it is worked out from the counts.");
        Assert.Contains(suggestion.Doubts, doubt =>
            doubt == "wait_answered_mean: \"Waiting Time (AVG)\" could be it as well; \"Answer Speed (AVG)\" is taken.");
        Assert.Equal((0, 40),
            await _tables.ImportAsync("call-intervals", csv, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);
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

    [Fact]
    public async Task Intervals_whose_start_has_day_and_time_and_whose_limit_is_in_the_name_are_read_whole()
    {
        var csv = Csv("Interval Start,Skill Name,Calls Offered,Calls Handled,Calls Abandoned,Answered within 20 sec", 40, (n, at) =>
            $"{Written(at, "dd/MM/yyyy HH:mm")},A,{20 + n},15,5,12");
        var suggestion = await Suggested.ForAsync("call-intervals", csv);
        Assert.Equal("""{"columns":{"date":{"column":"Interval Start","format":"dd/MM/yyyy HH:mm"},"queue":"Skill Name","offered":"Calls Offered","answered":"Calls Handled","abandoned":"Calls Abandoned","answered_in_time":"Answered within 20 sec","within":{"constant":"20"},"time":{"column":"Interval Start","format":"dd/MM/yyyy HH:mm"}}}""", suggestion.Line());
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
        Assert.Equal("""{"columns":{"order_id":"Order Number","ordered_at":{"column":"Created at","format":"MM/dd/yyyy h:mm tt"},"status":{"constant":""},"value":"Total","currency":"Currency"},"status":{"column":"Order Status","delivered":"^Completed$","cancelled":"^Cancelled$","open":"^Processing$"}}""", suggestion.Line());
        Assert.Equal("delivered | cancelled | delivered | open | delivered", suggestion.Row("status"));
        Assert.Equal((0, 40),
            await _tables.ImportAsync("orders", shop, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);

        var lines = await Suggested.ForAsync("orders",
            Csv("InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID", 30, (n, at) =>
                $"{536365 + n},LANTERN,{n},{Written(at, "yyyy-MM-dd HH:mm:ss")},2.55,17850"));
        Assert.Equal("""{"columns":{"order_id":"InvoiceNo","customer_id":"CustomerID","ordered_at":"InvoiceDate","value":{"multiply":["Quantity","UnitPrice"]},"product":"Description"}}""", lines.Line());
        Assert.Contains(lines.Doubts, doubt => doubt == "value: the value is \"Quantity\" times \"UnitPrice\": is that the price of one?");
    }

    [Fact]
    public async Task Answers_in_words_get_labels_and_a_row_per_respondent_its_questions()
    {
        var wide = Csv("Response ID,Submitted At,Overall satisfaction,Friendliness,Comments", 40, (n, at) =>
            $"R{n},{Written(at, "d/M/yyyy HH:mm")},"
                + $"{(n % 2 == 0 ? "Very satisfied" : "Dissatisfied")},{(n % 3 == 0 ? "Neutral" : "Satisfied")},ring me on 0412 345 678");
        var suggestion = await Suggested.ForAsync("surveys", wide);
        Assert.Equal("""{"columns":{"answer_id":"Response ID","answered_at":{"column":"Submitted At","format":"d/M/yyyy HH:mm"},"comment":"Comments"},"questions":["Overall satisfaction","Friendliness"],"labels":{"Very satisfied":5,"Dissatisfied":2,"Neutral":3,"Satisfied":4}}""", suggestion.Line());
        Assert.Equal("5 | 2 | 5 | 2 | 5", suggestion.Row("score, Overall satisfaction"));
        Assert.Equal(0, (await _tables.ImportAsync("surveys", wide, suggestion.Text)).Rejected);

        var longer = await Suggested.ForAsync("surveys",
            Csv("Response ID,Date,Question,Rating", 40, (n, at) => $"R{n},{Written(at, "dd/MM/yyyy")},How was it?,{n % 11}"));
        Assert.Equal("""{"columns":{"answer_id":"Response ID","question":"Question","answered_at":{"column":"Date","format":"dd/MM/yyyy"},"score":"Rating","survey":{"constant":"nps"}}}""", longer.Line());
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
        Assert.Equal("""{"columns":{"at":"at","agent":"agent","outcome":"Status","call_id":{"constant":""},"rating":{"constant":""}},"status":{"abandoned":"^Missed$"}}""", suggestion.Line());
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

    [Fact]
    public async Task Titles_above_the_header_totals_below_it_and_numbers_of_another_country_are_seen()
    {
        var csv = "Bericht Oktober;;;\n;;;\n" + Csv("Auftragsnummer;Bestelldatum;Betrag;Status", 40, (n, at) =>
            $"A{n};{Written(at, "dd.MM.yyyy")};1.{100 + n},50;Geliefert");
        var suggestion = await Suggested.ForAsync("orders", csv, "Europe/Berlin");
        Assert.Equal("""{"columns":{"order_id":"Auftragsnummer","ordered_at":{"column":"Bestelldatum","format":"dd.MM.yyyy"},"status":{"constant":""},"value":{"column":"Betrag","decimal":",","thousands":"."}},"status":{"column":"Status","delivered":"^Geliefert$"}}""", suggestion.Line());
        Assert.Equal((0, 40),
            await _tables.ImportAsync("orders", csv, suggestion.Text) is var counts ? (counts.Rejected, counts.Inserted) : default);
        Assert.Equal("1100.50", await _tables.ScalarAsync<string>("select value::text from customer_order where order_id = 'A0'"));

        var calls = "Call report\nOctober\n\n" + Csv("Day,Start time,Agent,Answered,Wait time", 40, (n, at) =>
            $"{Written(at, "dd/MM/yyyy")},{Written(at, "H:mm:ss")},Mia,{(n % 4 == 0 ? "No" : "Yes")},{n}") + "Total,,,40,\n";
        suggestion = await Suggested.ForAsync("calls", calls);
        Assert.Equal("""{"columns":{"at":{"date":"Day","time":"Start time","format":"dd/MM/yyyy"},"agent":"Agent","answered":"Answered","wait":"Wait time"}}""", suggestion.Line());
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
