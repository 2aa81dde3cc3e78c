using System.Text;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Tests.Reporting;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What each page is there for, done in a real browser: on a desk and on a phone, with scripts and without.</summary>
public sealed class MainActTests(TestDatabase database, AxeTests.Chromium chromium) : Walk(database, chromium)
{
    private const string Now = "2025-12-01T09:00:00+11:00";

    private string _tag = "";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Every_page_does_what_it_is_for(int width, bool scripts)
    {
        _tag = $"{width}{(scripts ? "s" : "")}";
        await using var program = await Installation.StartAsync(Database, Now, Diary, settings: new Dictionary<string, string?>
        {
            ["Feedback:Url"] = "http://127.0.0.1:0",
            ["Privacy:CallerKey"] = "MDEyMzQ1Njc4OWFiY2RlZg==",
            ["Delivery:Folder:Path"] = Directory.CreateTempSubdirectory("iw-mail-").FullName,
        });
        await FactsAsync();
        await MoreFactsAsync(program.Get<CallerKey>());
        await using var context = await BeginAsync(program.Url, width, scripts);
        await FiguresAsync();
        await ReportsAsync();
        await DataAsync();
        await SchedulesAsync();
        await FeedbackAsync(program.Get<FeedbackSite>().Address!);
        await PeopleAsync();
    }

    private async Task FiguresAsync()
    {
        await OpenAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).First.ClickAsync();
        await SeesAsync("Data");
        await OpenAsync("/search");
        await Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("abandonment");
        await PressAsync("Find");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Abandonment", Exact = true }).First.ClickAsync();
        await Field("From").FillAsync("2025-11-03");
        await Field("To").FillAsync("2025-11-03");
        await Field("By").SelectOptionAsync("week");
        await PressAsync("Show");
        Assert.EndsWith("?from=2025-11-03&to=2025-11-03&by=week", Page.Url, StringComparison.Ordinal);
        await Page.GetByRole(AriaRole.Link, new() { Name = "The calls behind this figure" }).ClickAsync();
        await SeesAsync("Calls behind abandonment");
        await OpenAsync("/callbacks");
        await PressAsync($"Rung back: {Number}");
        await SeesAsync("Nobody is waiting to be rung back.");
        await OpenAsync("/recommendations");
        await OpenUpAsync("Decide");
        await Field("Who decided").FillAsync("the board");
        await Field("Reason").FillAsync("worth it");
        await PressAsync("Accepted");
        await PressAsync("Done today");
        await SeesAsync("accepted by the board: worth it; done 2025-12-01");
    }

    private async Task ReportsAsync()
    {
        await OpenAsync("/editions/1");
        await Page.GetByRole(AriaRole.Link, new() { Name = "since 2025-10" }).ClickAsync();
        await SeesAsync("Report");
        await OpenAsync("/editions/1");
        await PressAsync("Send a test");
        await SeesAsync("The test to Chair was sent and accepted");
        await OpenAsync("/deliveries");
        await OpenUpAsync("Settle");
        await Field("How you know").FillAsync("the reader says so");
        await PressAsync("It arrived");
        await SeesAsync("arrived and counts as sent");
    }

    private async Task DataAsync()
    {
        await OpenAsync("/data");
        await Field($"Team of lost {_tag}").SelectOptionAsync("Customer service");
        await PressAsync($"Give lost {_tag} to this team");
        await SeesAsync($"lost {_tag} belongs to Customer service");
        await OpenAsync("/data/quarantine");
        await OpenUpAsync($"Dismiss line 7{_tag[..3]}");
        await Field("Reason").FillAsync("a banner");
        await PressAsync($"Dismiss line 7{_tag[..3]}");
        await SeesAsync("The line waits no more");
        await OpenAsync("/data/upload");
        await Field("What the rows are").SelectOptionAsync("complaints");
        await Field("File").SetInputFilesAsync(new FilePayload
        {
            Name = "complaints.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"complaint_id,received_at\nC-{_tag},2025-11-04 10:00\n"),
        });
        await PressAsync("Look at it");
        await PressAsync("Import 1 line");
        await SeesAsync("1 new");
    }

    private async Task SchedulesAsync()
    {
        await OpenAsync("/schedules");
        await Page.GetByRole(AriaRole.Link, new() { Name = "nightly" }).First.ClickAsync();
        await OpenUpAsync("Run now");
        await Field("For").FillAsync("2025-11-26");
        await Field("Reason").FillAsync("a look");
        await PressAsync("Run nightly now");
        await SeesAsync("26 Nov 2025");
        await OpenAsync("/schedules/nightly/edit");
        await Field("Cron").FillAsync($"{_tag[..2]} 3 * * *");
        await PressAsync("Show the next times");
        await Field("Reason").FillAsync("the log comes later");
        await PressAsync("Save these times");
        await SeesAsync("nightly has its new times.");
    }

    // Links go out, a customer answers by one, and the comment is acted on.
    private async Task FeedbackAsync(string site)
    {
        await OpenAsync("/feedback");
        await Field("How many links").FillAsync("1");
        var file = await Page.RunAndWaitForDownloadAsync(() => PressAsync("Make out links"));
        var link = new Uri((await File.ReadAllLinesAsync(await file.PathAsync()))[1]);
        await OpenAsync(site + link.AbsolutePath);
        await Page.GetByLabel("Strongly agree").First.CheckAsync();
        await Field("What should we know?").FillAsync($"Quick and kind {_tag}");
        await PressAsync("Send");
        await SeesAsync("Thank you");
        await OpenAsync("/feedback");
        await SeesAsync($"Quick and kind {_tag}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Acted on" }).ClickAsync();
        await SeesAsync("Acted on: it counts as answered.");
    }

    private async Task PeopleAsync()
    {
        await OpenAsync("/recipients");
        await Field("Name").FillAsync($"Treasurer {_tag}");
        await Field("E-mail address").FillAsync($"treasurer{_tag}@board.example");
        await PressAsync("Add");
        await SeesAsync($"Treasurer {_tag} gets reports from now on.");
        await OpenAsync("/users");
        await Field("Name").FillAsync($"new{_tag}");
        await PressAsync("Add");
        await SeesAsync($"new{_tag}");
        await OpenAsync("/audit");
        await Field("What").FillAsync("recipient");
        await PressAsync("Search");
        await SeesAsync($"Treasurer {_tag}");
        await OpenAsync("/sign-out");
        await PressAsync("Sign out here");
        await SeesAsync("Sign in");
    }

    private const string Number = "+61355501234";

    // What each walk uses up, once for each.
    private Task MoreFactsAsync(CallerKey key) => Database.ExecuteHereAsync(
        $"""
        delete from call_back;
        insert into call_back (caller, number, source_id, queue, called_at) values (decode('00', 'hex'),
            decode('{Convert.ToHexString(key.Seal(Encoding.UTF8.GetBytes(Number))!)}', 'hex'), 1, 'widgets', '2025-11-30 10:00+11');
        insert into recommendation (edition_id, period, first_day, rule, action, owner, due) values (1, '2025-11', '2025-11-01', 'r{_tag}',
            'Two more officers from 10 to 12', 'the manager', '2025-12-31');
        insert into edition (id, report, period, scope, revision, state, subject, model, template_version, definitions_version)
            overriding system value values (9{_tag.Length}{_tag[..3]}, 'board-report', '2025-09', '{_tag}', 1, 'complete', 'Report',
                '{"{}"}', '1', '1');
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                state, give_up_at)
            select 9{_tag.Length}{_tag[..3]}, 'board-report', '2025-09', '{_tag}', 1, 1, 'email', '<{_tag}@example.com>',
                'board@example.com', 'x', 'x', 'unknown', now() + interval '1 day';
        insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s)
            values (1, 'lost{_tag}', 1, 'lost {_tag}', '2025-11-03 09:20+11', '2025-11-03', 18, 'abandoned', 30);
        insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
            values ('calls_offered', '2025-11-03', 18, 'queue', 'lost {_tag}', 1);
        insert into quarantine (run_id, line, raw, reason, position, hash)
            select id, 7{_tag[..3]}, 'x', 'no event name', 0, gen_random_uuid() from ingest_run limit 1;
        """);
}
