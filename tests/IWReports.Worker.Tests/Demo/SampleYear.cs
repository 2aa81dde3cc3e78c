using System.Collections.Concurrent;
using IWReports.Core.Calendar;
using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

/// <summary>One line of a simulated log, split the way a reader of queue_log splits it.</summary>
internal sealed record LogLine(long At, string Call, string Queue, string Agent, string Happened, string[] Data)
{
    public LocalTime Local => LocalTime.Of(DateTimeOffset.FromUnixTimeSeconds(At), SampleCompany.Calendar.Zone);

    public static LogLine Of(string line)
    {
        var parts = line.Split('|');
        return new(long.Parse(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5..]);
    }
}

/// <summary>A simulated year; each scenario is played once for all tests.</summary>
internal sealed class SampleYear
{
    private static readonly ConcurrentDictionary<string, Lazy<SampleYear>> Played = new();

    private SampleYear(SampleScenario scenario)
    {
        Days = [.. new CallSimulation(scenario, new CustomerBook(scenario.Seed)).Run()];
        Text = [.. Days.SelectMany(day => day.Lines)];
        Lines = [.. Text.Select(LogLine.Of)];
    }

    public IReadOnlyList<SampleDay> Days { get; }

    public IReadOnlyList<string> Text { get; }

    public IReadOnlyList<LogLine> Lines { get; }

    public static SampleYear Of(string name, Func<SampleScenario, SampleScenario> change) =>
        Played.GetOrAdd(name, _ => new(() => new SampleYear(change(new SampleScenario())))).Value;

    public static SampleYear AsItWas => Of("as it was", scenario => scenario);

    public double Abandonment(int month) => Share(month, answer => answer.Abandoned);

    public double Share(int month, Func<SampleAnswer, bool> which) =>
        Days.Where(day => day.Day.Month == month).SelectMany(day => day.Answers).Average(answer => which(answer) ? 1.0 : 0);
}
