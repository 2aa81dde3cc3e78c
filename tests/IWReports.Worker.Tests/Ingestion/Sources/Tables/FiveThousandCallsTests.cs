using System.Globalization;
using System.Text;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A spreadsheet of five thousand calls, measured and added up by hand.</summary>
public sealed class FiveThousandCallsTests(TestDatabase database) : CallsTable(database)
{
    private sealed record SomeCall(DateTime At, string Queue, string Agent, string Caller, bool Answered, int Wait, int Talk,
        bool Resolved, int? Rating);

    private static List<SomeCall> FiveThousand()
    {
        var random = new Random(20251127);
        string[] queues = ["orders", "invoices", "returns"], agents = ["Mia", "Noah", "Ava", "Leo", "Zoe"];
        var calls = new List<SomeCall>();
        for (var n = 0; n < 5000; n++)
        {
            var answered = random.Next(100) < 83;
            calls.Add(new(new DateTime(2025, 10, 6).AddDays(random.Next(28)).AddSeconds(random.Next(8 * 3600, 20 * 3600)),
                queues[random.Next(3)], agents[random.Next(5)], $"03 9{random.Next(400):000} 1234",
                answered, random.Next(10) == 0 ? random.Next(900) : random.Next(60), random.Next(20, 900), random.Next(10) < 9, answered
                && random.Next(3) > 0 ? random.Next(1, 6) : null));
        }

        return calls;
    }

    // As people write it: day and time apart, durations as the clock, yes and no, agents on every row, totals at the end.
    private static string Csv(IEnumerable<SomeCall> calls)
    {
        var csv = new StringBuilder("Call,Date,Time,Queue,Agent,Caller,Answered,Wait,Talk,Resolved,Rating\n");
        foreach (var (call, n) in calls.Select((call, n) => (call, n)))
        {
            csv.Append(CultureInfo.InvariantCulture,
                $"C{n},{call.At:dd/MM/yyyy},{call.At:H:mm:ss},{call.Queue},{call.Agent},{call.Caller},{(call.Answered ? "Yes" : "No")},");
            csv.Append(CultureInfo.InvariantCulture,
                $"{call.Wait},{(call.Answered ? $"{TimeSpan.FromSeconds(call.Talk):h\\:mm\\:ss}" : "")},"
                    + $"{(call.Resolved && call.Answered ? "Yes" : "No")},{call.Rating}\n");
        }

        return csv.Append("Total,,,,,,,,,,\n").ToString();
    }

    private const string Map = """{"columns":{"call_id":"Call","date":{"column":"Date","format":"dd/MM/yyyy"}}}""";

    [Fact]
    public async Task Five_thousand_calls_give_the_figures_that_straight_sums_give()
    {
        var calls = FiveThousand();
        var counts = await ImportAsync(Csv(calls), Map);
        Assert.Equal((5001, 5000, 0, 1, 0, 0),
            (counts.Read, counts.Inserted, counts.Rejected, counts.Details["totals"], counts.Details["outbound"], LeftOver(counts)));
        await MeasureAsync();

        var answered = calls.Where(call => call.Answered).ToList();
        var lost = calls.Where(call => !call.Answered).ToList();
        var served = answered.Count + lost.Count(call => call.Wait > 5);
        async Task Is(string kpi, decimal numerator, decimal? denominator)
        {
            var value = await TotalAsync(kpi, "2025-10-01", "2025-11-20");
            Assert.Equal((kpi, numerator, denominator, KpiState.Final), (kpi, value.Numerator ?? -1, value.Denominator, value.State));
        }

        await Is("calls_offered", 5000, null);
        await Is("abandonment", lost.Count, 5000);
        await Is("speed_of_answer", answered.Sum(call => call.Wait), answered.Count);
        await Is("service_level", answered.Count(call => call.Wait <= 20), served);
        await Is("answered_in_5_rings", answered.Count(call => call.Wait <= 15), served);
        await Is("long_waits", calls.Count(call => call.Wait > 600), 5000);
        await Is("talk_time", answered.Sum(call => call.Talk), answered.Count);
        await Is("handle_time", answered.Sum(call => call.Talk), answered.Count);
        await Is("csat", calls.Count(call => call.Rating >= 4), calls.Count(call => call.Rating is not null));

        var byCaller = calls.GroupBy(call => call.Caller)
            .ToDictionary(group => group.Key, group => group.Select(call => call.At).Order().ToList());
        await Is("first_contact_resolution",
            answered.Count(call => call.Resolved && !byCaller[call.Caller].Any(at => at > call.At && (at - call.At).TotalDays <= 7)),
            answered.Count);
        await AreBrokenDownAsync(calls, answered);
    }

    private async Task AreBrokenDownAsync(List<SomeCall> calls, List<SomeCall> answered)
    {
        Assert.Equal(calls.GroupBy(call => call.Queue).Select(queue => (queue.Key, (decimal?)queue.Count())).Order(),
            (await ReadAsync("calls_offered", "2025-10-01", "2025-11-20", KpiBy.Queue)).Select(value => (value.Key, value.Value)).Order());
        Assert.Equal(answered.GroupBy(call => call.Agent)
            .Select(agent => (agent.Key, (decimal?)agent.Sum(call => call.Talk), (decimal?)agent.Count())).Order(),
            (await ReadAsync("talk_time", "2025-10-01", "2025-11-20", KpiBy.Officer))
            .Select(value => (value.Key, value.Numerator, value.Denominator)).Order());
        Assert.Equal(calls.Where(call => call.Rating is not null).GroupBy(call => call.Agent)
            .Select(agent => (agent.Key, (decimal?)agent.Count(call => call.Rating >= 4))).Order(),
            (await ReadAsync("csat", "2025-10-01", "2025-11-20", KpiBy.Officer)).Select(value => (value.Key, value.Numerator)).Order());
        Assert.Equal(calls.GroupBy(call => $"{call.At:yyyy-MM-dd}")
            .Select(day => (day.Key, (decimal?)day.Count(call => !call.Answered))).Order(),
            (await ReadAsync("abandonment", "2025-10-06", "2025-11-02", KpiBy.Day)).Select(value => (value.Key, value.Numerator)).Order());
        foreach (var kpi in new[] { "transfers", "occupancy", "calls_per_hour", "on_hold_time", "officer_ring_time" })
            Assert.Equal((kpi, KpiState.NotMeasurable), (kpi, (await TotalAsync(kpi, "2025-10-01", "2025-11-20")).State));
    }
}
