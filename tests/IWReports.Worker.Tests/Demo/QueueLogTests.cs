using System.Text.RegularExpressions;
using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

public sealed class QueueLogTests
{
    // Source: ops/docs/source-formats.md, 1.2: what each event carries behind "epoch|callid|queue|agent|".
    private static readonly Regex Written = new("""
        ^\d{10}\|(
          NONE\|NONE\|NONE\|QUEUESTART\|
        | MANAGER\|widgets\|[A-Z][a-z]+\|(ADDMEMBER|REMOVEMEMBER)\|
        | NONE\|widgets\|[A-Z][a-z]+\|(PAUSE\|(Lunch|Training|Other\ work|Wrap-up)|UNPAUSE\|)
        | \d{10}\.\d+\|widgets\|(
            NONE\|( ENTERQUEUE\|\|(anonymous|0\d{9}|\+61\d{9})\|\d+ | (ABANDON|EXITWITHTIMEOUT)\|\d+\|\d+\|\d+ )
          | [A-Z][a-z]+\|( CONNECT\|\d+\|\d{10}\.\d+\|\d+ | (COMPLETECALLER|COMPLETEAGENT)\|\d+\|\d+\|\d+
              | BLINDTRANSFER\|201\|from-internal\|\d+\|\d+\|\d+ | (RINGNOANSWER|RINGCANCELED)\|\d+000 | RINGCANCELED\|0 )))$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);

    private static readonly string[] Ends = ["COMPLETECALLER", "COMPLETEAGENT", "BLINDTRANSFER", "ABANDON", "EXITWITHTIMEOUT"];

    [Fact]
    public void Every_line_is_one_that_Asterisk_writes() => Assert.All(SampleYear.AsItWas.Text, line => Assert.Matches(Written, line));

    [Fact]
    public void Every_kind_of_event_occurs() => Assert.Equal(
        ["ABANDON", "ADDMEMBER", "BLINDTRANSFER", "COMPLETEAGENT", "COMPLETECALLER", "CONNECT", "ENTERQUEUE", "EXITWITHTIMEOUT", "PAUSE",
            "QUEUESTART", "REMOVEMEMBER", "RINGCANCELED", "RINGNOANSWER", "UNPAUSE"],
        SampleYear.AsItWas.Lines.Select(line => line.Happened).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Time_never_runs_backwards() =>
        Assert.All(SampleYear.AsItWas.Lines.Zip(SampleYear.AsItWas.Lines.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));

    [Fact]
    public void Callers_enter_as_often_as_the_case_counted_each_month() => Assert.Equal(
        SampleCompany.CallsPerMonth,
        SampleYear.AsItWas.Lines.Where(line => line.Happened == "ENTERQUEUE").GroupBy(line => line.Local.Day.Month)
            .OrderBy(month => month.Key).Select(month => month.Count()));

    [Fact]
    public void Every_call_enters_once_and_ends_once() =>
        Assert.All(SampleYear.AsItWas.Lines.Where(line => line.Call.Contains('.')).GroupBy(line => line.Call), call =>
        {
            Assert.Single(call, line => line.Happened == "ENTERQUEUE");
            var end = Assert.Single(call, line => Ends.Contains(line.Happened));
            Assert.Same(call.First(), call.Single(line => line.Happened == "ENTERQUEUE"));
            Assert.Same(call.Last(), end);
            Assert.Equal(end.Agent != "NONE", call.Any(line => line.Happened == "CONNECT"));
        });

    [Fact]
    public void The_wait_and_the_talk_are_the_time_between_the_lines() =>
        Assert.All(SampleYear.AsItWas.Lines.Where(line => line.Call.Contains('.')).GroupBy(line => line.Call), call =>
        {
            var (entered, end) = (call.First().At, call.Last());
            var answered = call.SingleOrDefault(line => line.Happened == "CONNECT");
            var wait = (answered?.At ?? end.At) - entered;
            Assert.Equal(wait, long.Parse(answered?.Data[0] ?? end.Data[2]));
            if (answered is not null)
                Assert.Equal(end.At - answered.At, long.Parse(end.Data[^2]));
        });

    [Fact]
    public void Officers_answer_one_call_at_a_time_and_only_when_logged_in_and_not_paused()
    {
        Dictionary<string, string> doing = [];
        foreach (var line in SampleYear.AsItWas.Lines.Where(line => line.Agent != "NONE"))
        {
            doing.TryAdd(line.Agent, "logged out");
            var (before, after) = line.Happened switch
            {
                "ADDMEMBER" => ("logged out", "free"),
                "REMOVEMEMBER" => ("free", "logged out"),
                "PAUSE" => ("free", "paused"),
                "UNPAUSE" => ("paused", "free"),
                "CONNECT" => ("free", "talking"),
                "RINGNOANSWER" or "RINGCANCELED" => ("free", "free"),
                _ => ("talking", "free"),
            };
            Assert.True(doing[line.Agent] == before, $"{line} while {doing[line.Agent]}");
            doing[line.Agent] = after;
        }

        Assert.All(doing.Values, last => Assert.Equal("logged out", last));
    }

    [Fact]
    public void Officers_work_on_business_days_while_on_the_roster_and_not_away() =>
        Assert.All(SampleYear.AsItWas.Lines.Where(line => line.Happened == "ADDMEMBER"), line =>
        {
            var day = line.Local.Day;
            Assert.True(SampleCompany.Calendar.IsBusinessDay(day));
            Assert.Contains(SampleCompany.Roster, entry => entry.Person == line.Agent && entry.Covers(day));
            Assert.DoesNotContain(new SampleScenario().Absences, away => away.Person == line.Agent && away.From <= day && day <= away.To);
        });
}
