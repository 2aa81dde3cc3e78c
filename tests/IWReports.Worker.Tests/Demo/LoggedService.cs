using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

/// <summary>Reads a simulated log the way the program's own reader reads the facts of one.</summary>
internal static class LoggedService
{
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    private const int ShortAbandon = 5;

    public static IEnumerable<CallersHalfHour> Callers(IReadOnlyList<LogLine> lines)
    {
        var entered = lines.Where(line => line.Happened == "ENTERQUEUE").ToDictionary(line => line.Call, line => line.Local);
        return lines.Where(line => line.Happened == "CONNECT" || (line.Happened == "ABANDON" && int.Parse(line.Data[2]) > ShortAbandon))
            .Select(line => (Entered: entered[line.Call], IsAnswered: line.Happened == "CONNECT",
                Wait: int.Parse(line.Data[line.Happened == "CONNECT" ? 0 : 2])))
            .GroupBy(call => call.Entered)
            .Select(slot => (slot.Key, HungUp: slot.Count(call => !call.IsAnswered), Calls: slot))
            .Select(slot => new CallersHalfHour(slot.Key.Day, slot.Key.HalfHour, SampleCompany.Queue,
                new(slot.Calls.Count() - slot.HungUp, slot.Calls.Count(call => call.IsAnswered && call.Wait <= Within.TotalSeconds),
                    slot.HungUp, slot.Calls.Count(call => !call.IsAnswered && call.Wait <= Within.TotalSeconds), 0),
                slot.HungUp, TimeSpan.FromSeconds(slot.Calls.Sum(call => call.Wait))));
    }

    public static IEnumerable<AgentHalfHour> Officers(IReadOnlyList<LogLine> lines) => lines.Where(line => line.Agent != QueueLog.Nobody)
        .GroupBy(line => line.Agent).SelectMany(officer => Officer(officer.Key, [.. officer]));

    /// <summary>When anybody was on the phones.</summary>
    public static IEnumerable<CoveredHalfHour> Covered(IReadOnlyList<LogLine> lines) =>
        CoveredHalfHour.Of(lines.Where(line => line.Agent != QueueLog.Nobody).GroupBy(line => line.Agent).SelectMany(officer =>
        {
            List<LogLine> own = [.. officer];
            return LoggedInTime.Working([.. Spans(own, "ADDMEMBER", "REMOVEMEMBER").Select(one => one.Span)],
                [.. Spans(own, "PAUSE", "UNPAUSE").Where(pause => pause.Reason != "Wrap-up").Select(one => one.Span)]);
        }), SampleCompany.Calendar.Zone);

    private static IEnumerable<AgentHalfHour> Officer(string name, List<LogLine> lines)
    {
        var calls = lines.Where(line => line.Happened == "CONNECT").GroupBy(line => line.Local)
            .ToDictionary(slot => slot.Key, slot => (Count: slot.Count(), Ring: slot.Sum(line => int.Parse(line.Data[2]))));
        var talk = lines.Where(line => line.Happened is "COMPLETECALLER" or "COMPLETEAGENT" or "BLINDTRANSFER").GroupBy(line => line.Local)
            .ToDictionary(slot => slot.Key, slot => slot.Sum(line => int.Parse(line.Data[line.Happened == "BLINDTRANSFER" ? 3 : 1])));
        var sessions = Spans(lines, "ADDMEMBER", "REMOVEMEMBER");
        var pauses = Spans(lines, "PAUSE", "UNPAUSE");
        var working = pauses.Where(pause => pause.Reason == "Wrap-up").ToList();
        var there = Slots(sessions, [.. pauses.Except(working)]);
        var without = Slots(sessions, pauses);
        return calls.Keys.Union(there.Keys).Union(talk.Keys).Select(slot =>
        {
            var onPhones = there.GetValueOrDefault(slot);
            var call = calls.GetValueOrDefault(slot);
            return new AgentHalfHour(slot.Day, slot.HalfHour, name, call.Count,
                TimeSpan.FromSeconds(talk.GetValueOrDefault(slot)) + onPhones - without.GetValueOrDefault(slot),
                TimeSpan.FromSeconds(call.Ring), onPhones);
        });

        Dictionary<LocalTime, TimeSpan> Slots(List<(QueueSession Span, string Reason)> sessions,
            List<(QueueSession Span, string Reason)> pauses) =>
            sessions.SelectMany(session => LoggedInTime.Slices(name, null, [session.Span],
                [.. pauses.Select(pause => pause.Span)
                .Where(pause => pause.Time.From < session.Span.Time.To && pause.Time.To > session.Span.Time.From)],
                SampleCompany.Calendar.Zone))
                .GroupBy(slice => new LocalTime(slice.Day, slice.Slot))
                    .ToDictionary(slot => slot.Key, slot => slot.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Productive));
    }

    private static List<(QueueSession Span, string Reason)> Spans(List<LogLine> lines, string opens, string closes)
    {
        var spans = new List<(QueueSession, string)>();
        LogLine? open = null;
        foreach (var line in lines)
        {
            if (line.Happened == opens)
                open = line;
            else if (line.Happened == closes && open is not null)
                spans.Add((new("", new(DateTimeOffset.FromUnixTimeSeconds(open.At), DateTimeOffset.FromUnixTimeSeconds(line.At))),
                    open.Data[0]));
        }

        return spans;
    }
}
