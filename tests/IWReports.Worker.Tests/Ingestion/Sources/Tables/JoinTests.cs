using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A second file beside the first, looked up by a key: names of agents, what products are called.</summary>
public sealed class JoinTests : IAsyncLifetime
{
    private const string Calls =
        "at,agent_id,outcome\n2025-11-03T09:00,7,answered\n2025-11-03T09:01,8,answered\n2025-11-03T09:02,,abandoned\n"
            + "2025-11-03T09:03,9,answered\n";
    private const string Map =
        """{"join":{"file":"lists/agents.csv","on":"agent_id","with":"id","columns":{"agent":"name","queue":"desk"}}}""";

    private readonly TableFiles _tables = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iw-join-");

    public Task InitializeAsync() => _tables.InitializeAsync();

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _tables.DisposeAsync();
    }

    private string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    private Task<ImportCounts> ImportAsync(string agents, string map = Map, string calls = Calls, Encoding? encoding = null)
    {
        Write("lists/agents.csv", agents, encoding);
        return _tables.ImportFileAsync("calls", Write("calls.csv", calls), TableMap.Read(Write("map.json", map)));
    }

    private Task<string> AgentsAsync() =>
        _tables.ScalarAsync<string>("select string_agg(coalesce(officer, '–') || '/' || queue, ',' order by entered_at) from queue_entry");

    [Fact]
    public async Task Rows_take_what_the_second_file_says_of_their_key_and_those_without_a_match_are_counted()
    {
        var counts = await ImportAsync("id,name,desk\n7,Mia,orders\n8,Noah,returns\n");
        Assert.Equal("Mia/orders,Noah/returns,–/Australia/Melbourne,–/Australia/Melbourne", await AgentsAsync());
        Assert.Equal((4, 0, 1), (counts.Inserted, counts.Rejected, counts.Details["unmatched"]));
        Assert.Contains(counts.Notes, note => note.Contains("1 row has a key in agent_id that", StringComparison.Ordinal)
            && note.EndsWith("does not have in id: agent, queue are blank there.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_with_two_meanings_is_refused_and_named_and_one_said_twice_is_not()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            ImportAsync("id,name,desk\n7,Mia,orders\n8,Noah,returns\n7,Mia,returns\n"));
        Assert.Contains("agents.csv:4: the key \"7\" stands in line 2 too, with other values", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _tables.ScalarAsync<long>("select count(*) from source"));
        // A column that nobody reads tells nothing apart.
        Assert.Equal(4, (await ImportAsync("id,name,desk,since\n7,Mia,orders,2019\n7,Mia,orders,2020\n")).Inserted);
    }

    [Fact]
    public async Task The_second_file_has_its_own_separator_encoding_words_and_names()
    {
        const string map =
            """{"columns":{"topic":"name"},"join":"""
                + """{"file":"lists/agents.csv","on":"agent_id","with":"Nr","encoding":"iso-8859-1","separator":";","blank":["keiner"]"""
                + ""","columns":{"agent":{"first_of":["Spitzname","name"]}}}}""";
        await ImportAsync("Nr;name;Spitzname\n7;Jörg;keiner\n8;Noah;Nö\n", map,
            Calls.Replace("outcome", "outcome,name", StringComparison.Ordinal).Replace("ed\n", "ed,bill\n", StringComparison.Ordinal),
            Encoding.Latin1);
        Assert.Equal("Jörg,Nö,–,–",
            await _tables.ScalarAsync<string>(
                "select string_agg(coalesce(officer, '–'), ',' order by entered_at) from queue_entry where topic = 'bill'"));
    }

    [Fact]
    public async Task Lines_of_the_second_file_that_cannot_be_read_match_nothing_and_are_told()
    {
        var counts = await ImportAsync("id,name,desk\n7,Mia,orders\n8,Noah\n,nobody,none\n");
        Assert.Equal(2, counts.Details["unmatched"]);
        Assert.Contains(counts.Notes, note =>
            note.EndsWith("1 line cannot be read and match nothing; the first is line 3: the number of fields differs from the header's.",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_by_its_key_is_not_shown_where_the_two_files_contradict()
    {
        const string map =
            """{"columns":{"order_id":"o"},"join":{"file":"c.csv","on":"mail","with":"email","columns":{"customer_id":"nr"}}}""";
        Write("c.csv", "email,nr\nmia@example.com,1\nmia@example.com,2\n");
        var error = await Assert.ThrowsAsync<InputException>(() =>
            _tables.ImportFileAsync("orders", Write("o.csv", "o,ordered_at,mail\n1,2025-11-03,mia@example.com\n"),
            TableMap.Read(Write("m.json", map))));
        Assert.Contains("the key \"###@#######.###\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_line_is_known_by_does_not_change_with_the_second_file()
    {
        const string map = """{"columns":{"complaint_id":{"content":true}},"join":{"file":"t.csv","on":"t","columns":{"topic":"topic"}}}""";
        Write("t.csv", "t,topic\n1,late\n");
        var (file, map2) = (Write("c.csv", "received_at,t\n2025-11-03,1\n"), Write("m.json", map));
        Assert.Equal(1, (await _tables.ImportFileAsync("complaints", file, TableMap.Read(map2))).Inserted);
        Write("t.csv", "t,topic\n1,delay\n");
        Assert.Equal((0, 1),
            await _tables.ImportFileAsync("complaints", file, TableMap.Read(map2)) is var again
            ? (again.Inserted, again.Updated) : default);
        Assert.Equal("delay", await _tables.ScalarAsync<string>("select topic from complaint"));
    }

    [Fact]
    public async Task A_nightly_pull_reads_the_rows_again_when_only_the_second_file_changed()
    {
        Write("lists/agents.csv", "id,name,desk\n7,Mia,orders\n8,Noah,orders\n9,Ava,orders\n");
        var options = new TablePullOptions { Kind = "calls", Path = Write("calls.csv", Calls), Map = Write("map.json", Map),
            Zone = "Australia/Melbourne" };
        async Task<ImportCounts> PullAsync()
        {
            var pulled = new SourceRead("desk");
            var key = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
            await new TablePull("desk", options, _tables.Source, key, new(), DemoClock.From("2025-12-01T09:00:00+11:00"))
                .PullAsync(pulled, new Progress<Progress>(), CancellationToken.None);
            return pulled.Counts;
        }

        Assert.Equal((4, 4), await PullAsync() is var first ? (first.Read, first.Inserted) : default);
        Assert.Equal(0, (await PullAsync()).Read);
        Write("lists/agents.csv", "id,name,desk\n7,Mia Brown,orders\n8,Noah,orders\n9,Ava,orders\n");
        await PullAsync();
        Assert.Contains("Mia Brown/orders", await AgentsAsync(), StringComparison.Ordinal);
    }
}
