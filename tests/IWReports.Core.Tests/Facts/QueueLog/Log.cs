using IWReports.Core.Facts;
using IWReports.Core.Facts.QueueLog;

namespace IWReports.Core.Tests.Facts.QueueLog;

/// <summary>Lines of one call, at seconds after noon.</summary>
internal static class Log
{
    public static readonly DateTimeOffset Noon = new(2025, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(int second) => Noon.AddSeconds(second);

    public static CallEvent Line(int second, QueueLogKind kind, string? agent = null, int? wait = null, int? talk = null,
        string queue = "widgets", int copies = 1) =>
        new(At(second), queue, kind) { Agent = agent, Wait = Span(wait), Talk = Span(talk), Copies = copies };

    public static CallEvent Enter(int second, string queue = "widgets", int copies = 1) =>
        Line(second, QueueLogKind.EnterQueue, queue: queue, copies: copies);

    public static CallEvent Connect(int second, int wait, string agent = "Mia") =>
        Line(second, QueueLogKind.Connect, agent, wait) with { Ring = TimeSpan.FromSeconds(2) };

    public static CallEvent Complete(int second, int wait, int talk, string agent = "Mia") =>
        Line(second, QueueLogKind.CompleteCaller, agent, wait, talk);

    public static IReadOnlyList<LoggedVisit> Visits(params CallEvent[] call) => CallAssembly.Visits(call, _ => false);

    public static LoggedVisit Stay(params CallEvent[] call) => Assert.Single(Visits(call));

    /// <summary>The lines as they stand one below the other in a file.</summary>
    public static CallEvent[] InFile(params CallEvent[] call) => [.. call.Select((line, at) => line with { Place = (1, at) })];

    private static TimeSpan? Span(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
