namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>What a map says of a file's columns, in every kind of table.</summary>
public sealed class MapFeaturesTests : IAsyncLifetime
{
    private readonly TableFiles _tables = new();

    public Task InitializeAsync() => _tables.InitializeAsync();

    public Task DisposeAsync() => _tables.DisposeAsync();

    private async Task<string> CellAsync(string kind, string csv, string map, string sql, long rejected = 0)
    {
        var counts = await _tables.ImportAsync(kind, csv, map);
        Assert.Equal((rejected, ""),
            (counts.Rejected, rejected == 0 ? string.Join(" ", counts.Rejects.Select(reject => reject.Reason)) : ""));
        return await _tables.ScalarAsync<string>(sql);
    }

    [Theory]
    [InlineData("03.11.2025;14.05", """{"date":"Datum","time":"Uhrzeit","format":"dd.MM.yyyy","time_format":"HH.mm"}""",
        "2025-11-03 03:05 2025-11-03")]
    [InlineData("2025-11-03;2:05 PM", """{"date":"Datum","time":"Uhrzeit"}""", "2025-11-03 03:05 2025-11-03")]
    [InlineData("11/3/2025;0.5", """{"date":"Datum","time":"Uhrzeit","format":"M/d/yyyy"}""", "2025-11-03 01:00 2025-11-03")]
    [InlineData("2025-11-03;23:30", """{"date":"Datum","time":"Uhrzeit","zone":"UTC"}""", "2025-11-03 23:30 2025-11-04")]
    [InlineData("2025-11-03;", """{"date":"Datum","time":"Uhrzeit"}""", "– 2025-11-03")]
    public async Task A_day_and_a_time_in_two_columns_are_one_time(string cells, string source, string right) =>
        Assert.Equal(right, await CellAsync("orders", $"order_id;Datum;Uhrzeit\nA1;{cells}\n",
            $$$"""{"columns":{"ordered_at":{{{source}}}}}""",
            "select coalesce(to_char(ordered_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), '–') || ' ' || ordered_on from customer_order"));

    [Fact]
    public async Task A_day_alone_is_read_from_the_two_columns_as_well_and_in_every_kind()
    {
        const string map = """{"columns":{"answered_at":{"date":"Day","time":"Clock","format":"d/M/yyyy","zone":"UTC"}}}""";
        Assert.Equal("2025-11-04",
            await CellAsync("surveys", "answer_id,question,Day,Clock,score\n1,q,3/11/2025,22:00,5\n", map,
            "select answered_on::text from survey_answer"));
    }

    [Fact]
    public async Task A_time_that_cannot_be_is_rejected_with_its_own_column_and_format()
    {
        var counts = await _tables.ImportAsync("orders", "order_id,D,T\n1,2025-11-03,14:05\n2,2025-11-03,14.05\n3,2025-10-05,02.30\n",
            """{"columns":{"ordered_at":{"date":"D","time":"T","time_format":"HH.mm"}}}""");
        Assert.Equal(["T: \"14:05\" is not a time of day written HH.mm",
            "2025-10-05 02:30 did not exist in Australia/Melbourne: the clocks went forward"],
            counts.Rejects.Select(reject => reject.Reason));
    }

    [Fact]
    public async Task The_two_columns_that_calls_have_of_their_own_are_read_by_format_and_zone_as_well()
    {
        const string map =
            """{"columns":{"date":{"column":"D","format":"dd.MM.yyyy"},"time":{"column":"T","format":"HH.mm","zone":"UTC"}}}""";
        Assert.Equal("2025-11-03 23:30 2025-11-04",
            await CellAsync("calls", "D;T\n03.11.2025;23.30\n", map,
            "select to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' || day from queue_entry"));
    }

    [Theory]
    [InlineData("Ja", """{"yes":["Ja"],"no":["Nein"]}""", "true")]
    [InlineData("nein", """{"yes":["Ja"],"no":["Nein"]}""", "false")]
    [InlineData("Y", """{"yes":["Ja"]}""", "true")]
    [InlineData("x", """{"columns":{"reopened":{"column":"reopened","yes":["X"]}}}""", "true")]
    [InlineData("-", """{"no":["-"]}""", "false")]
    [InlineData("1", """{"columns":{"reopened":{"column":"reopened","no":["1"]}},"yes":["1"]}""", "false")]
    [InlineData("Nein", """{"columns":{"reopened":{"column":"reopened","blank":["Nein"]}},"no":["Nein"]}""", "false")]
    public async Task Words_for_yes_and_no_are_those_of_the_column_then_of_the_map_then_the_usual_ones(string word, string map,
        string right) =>
            Assert.Equal(right,
            await CellAsync("enquiries", $"enquiry_id,opened_at,reopened\n1,2025-11-03,{word}\n", map,
            "select reopened::text from enquiry"));

    [Fact]
    public async Task A_quality_reviews_yes_and_no_have_words_too_and_other_columns_keep_theirs()
    {
        const string map = """{"yes":["Ja"],"no":["Nein"],"blank":["unbekannt"]}""";
        Assert.Equal("yes Ja –",
            await CellAsync("quality", "review_id,item,reviewed_on,passed,team,officer\n1,greets,2025-11-03,ja,Ja,Unbekannt\n", map,
            "select passed || ' ' || team || ' ' || coalesce(officer, '–') from quality_item"));
    }

    [Theory]
    [InlineData("""{"columns":{"resolved_at":{"column":"resolved_at","blank":["offen"]}}}""", 0, "–")]
    [InlineData("""{"blank":["OFFEN"]}""", 0, "–")]
    [InlineData("""{"columns":{"resolved_at":{"column":"resolved_at","blank":["offen"],"default":"2025-11-05"}}}""", 0, "2025-11-05")]
    [InlineData("""{"columns":{"team":{"column":"team","blank":["offen"]}}}""", 1, "")]
    public async Task Blank_words_hold_for_the_map_or_for_a_column(string map, long rejected, string right) =>
        Assert.Equal(right,
            await CellAsync("enquiries", "enquiry_id,opened_at,resolved_at,team\n1,2025-11-03,offen,a\n2,2025-11-03,2025-11-04,a\n", map,
            rejected > 0 ? "select ''" : "select coalesce(resolved_on::text, '–') from enquiry where enquiry_id = '1'", rejected));

    [Theory]
    [InlineData("1499", "ms", "1")]
    [InlineData("1500", "ms", "2")]
    [InlineData("1.5", "min", "90")]
    [InlineData("0.5", "s", "1")]
    [InlineData("0.02", "h", "72")]
    [InlineData("0.000196759", "days", "17")]
    [InlineData("1.5E3", "ms", "2")]
    public async Task A_duration_is_read_in_its_unit_and_kept_in_whole_seconds(string cell, string unit, string right) =>
        Assert.Equal(right, await CellAsync("calls", $"at,outcome,Wait ({unit})\n2025-11-03T09:00,answered,{cell}\n",
            $$$"""{"columns":{"wait":{"column":"Wait ({{{unit}}})","unit":"{{{unit}}}"} }}""", "select wait_s::text from queue_entry"));

    [Fact]
    public async Task Money_in_cents_a_product_of_them_and_a_number_of_thousands_are_read_in_their_unit()
    {
        Assert.Equal("12.34", await CellAsync("orders", "order_id,ordered_at,Cents\n1,2025-11-03,1234\n",
            """{"columns":{"value":{"column":"Cents","unit":"cents"}}}""",
            "select trim_scale(value)::text from customer_order where order_id = '1'"));
        Assert.Equal("37.02", await CellAsync("orders", "order_id,ordered_at,N,Cents\n2,2025-11-03,3,1234\n",
            """{"columns":{"value":{"multiply":["N","Cents"],"unit":"cents"}}}""",
            "select trim_scale(value)::text from customer_order where order_id = '2'"));
        Assert.Equal("1500", await CellAsync("monthly-calls", "month,k\n2025-11,1.5\n",
            """{"columns":{"calls":{"column":"k","unit":"thousands"}}}""", "select calls::text from monthly_call_count"));
    }

    [Theory]
    [InlineData("1:15", "min", "\"1:15\" is not a number, as the map's unit min says. A duration such as 0:01:15 needs no unit")]
    [InlineData("-3", "s", "\"-3\" is not a duration, 0 or more")]
    [InlineData("9e27", "h", "\"9e27\" is not a number of h up to 1e15")]
    public async Task A_cell_that_is_no_number_of_the_unit_is_rejected(string cell, string unit, string reason)
    {
        var counts = await _tables.ImportAsync("calls", $"at,W\n2025-11-03T09:00,{cell}\n2025-11-03T10:00,5\n",
            $$$"""{"columns":{"wait":{"column":"W","unit":"{{{unit}}}"} }}""");
        Assert.Equal($"W: {reason}", Assert.Single(counts.Rejects).Reason);
    }

    [Fact]
    public async Task A_count_in_thousands_must_be_whole()
    {
        var counts = await _tables.ImportAsync("monthly-calls", "month,k\n2025-10,2\n2025-11,1.2345\n",
            """{"columns":{"calls":{"column":"k","unit":"thousands"}}}""");
        Assert.Equal("k: \"1.2345\" is not a whole number, 0 or more, in thousands", Assert.Single(counts.Rejects).Reason);
    }

    [Fact]
    public async Task The_first_of_several_columns_that_is_not_blank_is_taken()
    {
        const string csv = "enquiry_id,opened_at,Answered "
            + "by,Agent,Group\n1,2025-11-03,Mia,Noah,\n2,2025-11-03,,Noah,\n3,2025-11-03,N/A,-,desk\n4,2025-11-03,niemand,,\n";
        const string map =
            """{"columns":{"officer":{"first_of":["Answered by","Agent","Group"],"blank":["niemand"],"default":"nobody"}}}""";
        Assert.Equal("Mia,Noah,desk,nobody",
            await CellAsync("enquiries", csv, map, "select string_agg(officer, ',' order by enquiry_id) from enquiry"));
    }

    [Theory]
    [InlineData("orders", "order_id,ordered_at\n1,2025-11-03\n",
        """{"columns":{"channel":{"constant":"web"},"value":{"constant":12.5},"promised_on":{"constant":"2025-11-09"}"""
            + ""","status":{"constant":"open"}}}""",
        "select channel || ' ' || value || ' ' || promised_on || ' ' || status from customer_order", "web 12.5 2025-11-09 open")]
    [InlineData("enquiries", "enquiry_id\n1\n",
        """{"columns":{"opened_at":{"constant":"2025-11-03T09:00"},"reopened":{"constant":true},"required_fields":{"constant":7}}}""",
        "select opened_on || ' ' || reopened || ' ' || required_fields from enquiry", "2025-11-03 true 7")]
    [InlineData("calls", "at\n2025-11-03T09:00\n",
        """{"columns":{"wait":{"constant":"0:17"},"talk":{"constant":"60"},"rating":{"constant":4},"outcome":{"constant":"answered"}"""
            + ""","caller":{"constant":"03 5550 1234"}}}""",
        "select wait_s || ' ' || talk_s || ' ' || rating || ' ' || outcome || ' ' || length(caller) from queue_entry",
        "17 60 4 answered 16")]
    [InlineData("roster", "person,from\nMia,2025-11-03\n",
        """{"columns":{"role":{"constant":"officer"},"shift_starts":{"constant":"09:00"},"team":{"constant":""}}}""",
        "select role || ' ' || shift_starts || ' ' || coalesce(team, '–') from roster_entry", "officer 09:00:00 –")]
    public async Task A_constant_stands_for_all_rows_whatever_the_column_holds(string kind, string csv, string map, string sql,
        string right) =>
            Assert.Equal(right, await CellAsync(kind, csv, map, sql));

    [Fact]
    public async Task A_default_is_taken_where_the_cell_is_blank_written_our_way()
    {
        const string csv = "D,T,Queue,Wait ms\n03.11.2025,9.30,,1500\n03.11.2025,9.31,N/A,\n";
        const string map =
            """{"columns":{"at":{"date":"D","time":"T","format":"dd.MM.yyyy","time_format":"H.mm"}"""
                + ""","queue":{"column":"Queue","default":"Sales"},"wait":{"column":"Wait ms","unit":"ms","default":"0:17"}}}""";
        Assert.Equal("Sales 2,Sales 17",
            await CellAsync("calls", csv, map, "select string_agg(queue || ' ' || wait_s, ',' order by entered_at) from queue_entry"));
    }
}
