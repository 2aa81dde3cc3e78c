using IWReports.Core.Calendar;
using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>What the steps behind a load ask of all its lines, noted while they are read.</summary>
internal sealed class LinesSeen(int daysOfNumbers)
{
    // Every zone's midnight is at a quarter of an hour.
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly HashSet<long> _rings = [];
    private readonly Queue<CallersNumber> _numbers = new();
    private DateTime _newest = DateTime.MinValue.AddYears(2);

    /// <summary>When the first event was; null where there are none.</summary>
    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    /// <summary>Restarts are among the events: what was open before them is over.</summary>
    public bool HasRestart { get; private set; }

    /// <summary>Who came, went or paused.</summary>
    public IReadOnlySet<string> Present => _present;

    /// <summary>The numbers of those who called in the last days of the log, to ring them back.</summary>
    public IReadOnlyCollection<CallersNumber> Numbers => _numbers;

    public void NoteTime(DateTime at)
    {
        First = First < at ? First : at;
        Last = Last > at ? Last : at;
    }

    /// <summary>What a line says that was not known before.</summary>
    public void Note(in LogEvent line)
    {
        HasRestart |= line.IsRestart;
        if (AgentRebuild.TellsOfPresence(line.Kind))
            _present.Add(line.Agent);
        else if (line.Kind is QueueLogKind.RingNoAnswer or QueueLogKind.RingCanceled)
            _rings.Add(line.At.Ticks / Quarter);
        else if (line is { Caller: { } caller, CallersNumber: { } number })
            Keep(new(line.At, line.CallId, caller, number));
    }

    /// <summary>The local days on which telephones rang that nobody answered.</summary>
    /// <remarks>Such a ring leaves its call's entry as it was, but not its day's figures.</remarks>
    public IEnumerable<DateOnly> RingDays(TimeZoneInfo zone) =>
        _rings.Select(quarter => LocalTime.Of(new DateTimeOffset(quarter * Quarter, TimeSpan.Zero), zone).Day).Distinct();

    /// <summary>The first and the last local day.</summary>
    public (DateOnly? First, DateOnly? Last) Days(TimeZoneInfo zone) => (Day(First, zone), Day(Last, zone));

    // Old numbers are rung back no longer; a day more, since the log's days begin at another hour than the zone's.
    private void Keep(CallersNumber number)
    {
        _newest = number.At > _newest ? number.At : _newest;
        if (number.At >= _newest.AddDays(-daysOfNumbers - 1))
            _numbers.Enqueue(number);
        while (_numbers.TryPeek(out var oldest) && oldest.At < _newest.AddDays(-daysOfNumbers - 1))
            _numbers.Dequeue();
    }

    private static DateOnly? Day(DateTime? at, TimeZoneInfo zone) =>
        at is { } known ? LocalTime.Of(new DateTimeOffset(known), zone).Day : null;
}

/// <summary>A caller's number as the log has it, in memory only.</summary>
internal readonly record struct CallersNumber(DateTime At, string CallId, byte[] Caller, byte[] Written);
