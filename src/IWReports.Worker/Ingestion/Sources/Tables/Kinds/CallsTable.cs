using System.Globalization;
using IWReports.Core.Calendar;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// A spreadsheet with a row a call. Each becomes a queue entry, as far as the columns tell; what they never tell is kept with it.
/// </summary>
internal static class CallsTable
{
    private static readonly Column At = new("at", CellType.Time, "when the caller entered, local to the zone; or date and time apart");
    private static readonly Column Date = new("date", CellType.Day, "the day, where the time has its own column");
    private static readonly Column Time = new("time", CellType.TimeOfDay, "the time of day, where the day has its own column");
    private static readonly Column CallId = new("call_id", CellType.Text,
        "the call's number; else time, queue, caller and agent tell calls apart") { Key = true };
    private static readonly Column Queue = new("queue", CellType.Text, "the queue; blank means one named as the site");
    private static readonly Column Agent = new("agent", CellType.Text, "who answered");
    private static readonly Column Caller = new("caller", CellType.Caller, "who called");
    private static readonly Column Topic = new("topic", CellType.Text, "what it was about") { InOwnWords = true };
    private static readonly string[] Outbound = ["out", "ausg", "sal", "sort", "saí", "sai"];
    private static readonly string[] Inbound = ["inb", "inc", "eing", "entr", "receb", "recib"];
    private static readonly Column Direction = new("direction", CellType.Text, "outbound calls are counted and left out");
    private static readonly Column Ended = new("outcome", CellType.Text,
        "answered | abandoned | flowed-out, or other words that the map's status tells by patterns");
    private static readonly Column Answered = new("answered", CellType.YesNo, "whether somebody answered, where there is no outcome");
    private static readonly Column Wait = new("wait", CellType.Duration, "from entering to the answer or to hanging up; or answered_at");
    private static readonly Column AnsweredAt = new("answered_at", Clock.Type, "when it was answered, where there is no wait");
    private static readonly Column Talk = new("talk", CellType.Duration, "from the answer to the end; or ended_at less answered_at");
    private static readonly Column EndedAt = new("ended_at", Clock.Type, "when it ended, where there is no talk");
    private static readonly Column Hold = new("hold", CellType.Duration, "how long the caller was put on hold");
    private static readonly Column WrapUp = new("wrap_up", CellType.Duration, "the agent's work after the call");
    private static readonly Column Transferred = new("transferred", CellType.YesNo, "whether the agent passed the caller on");
    private static readonly Column Resolved = new("resolved", CellType.YesNo, "whether it was solved");
    private static readonly Column Rating = new("rating", CellType.OneOf("1", "2", "3", "4", "5"), "what the caller rated it, 1 to 5");

    public static readonly TableKind Kind = new("calls", "queue_entry",
        [At, Date, Time, CallId, Queue, Agent, Caller, Topic, Direction, Ended, Answered, Wait, AnsweredAt, Talk, EndedAt, Hold, WrapUp,
        Transferred, Resolved, Rating])
    {
        Fields =
        [
            new("call_id", NpgsqlDbType.Text, true), new("stint", NpgsqlDbType.Smallint, true), new("queue", NpgsqlDbType.Text, false),
                new("entered_at", NpgsqlDbType.TimestampTz, false),
            new("day", NpgsqlDbType.Date, false), new("half_hour", NpgsqlDbType.Smallint, false), new("outcome", NpgsqlDbType.Text, false),
            new("wait_s", NpgsqlDbType.Integer, false),
            new("talk_s", NpgsqlDbType.Integer, false), new("hold_s", NpgsqlDbType.Integer, false),
            new("wrap_up_s", NpgsqlDbType.Integer, false), new("officer", NpgsqlDbType.Text, false),
            new("caller", NpgsqlDbType.Bytea, false), new("topic", NpgsqlDbType.Text, false),
            new("transferred", NpgsqlDbType.Boolean, false), new("resolved", NpgsqlDbType.Boolean, false),
            new("rating", NpgsqlDbType.Smallint, false), new("lacks", NpgsqlDbType.Array | NpgsqlDbType.Text, false),
        ],
        Days = ["day"],
        InMonthsBy = "day",
        MapKeys = ["status"],
        OfTelephones = true,
        SameBy = ["entered_at", "officer", "caller", "outcome", "wait_s", "talk_s"],
        LeftOut = record => TotalsRow.Is(record, At, Date) ? TotalsRow.Name
            : IsOutbound(record) ? "outbound" : null,
        Rows = binding =>
        {
            if (binding.Of(Date) is null)
                binding.Require(At);
            else if (binding.Of(At) is null)
                binding.Require(Time);
            var outcomes = new CallOutcomes(binding, Ended, Answered, Agent, Talk, AnsweredAt);
            var (keys, lacks) = (new CallKeys(), Lacks(binding, outcomes));
            return record => [Row(record, outcomes, keys, lacks)];
        },
        Merge = CallMerge.RunAsync,
    };

    /// <summary>Whether a word says that the company called; null where it says neither.</summary>
    public static bool? IsOutbound(string word) =>
        Outbound.Any(start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? true
        : word.Equals("in", StringComparison.OrdinalIgnoreCase)
            || Inbound.Any(start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? false
        : null;

    private static bool IsOutbound(TableRecord record) =>
        record.Text(Direction) is { } word && (IsOutbound(word) ?? throw new CellException(word,
            "a direction, inbound or outbound. Where the column says something else, leave it out in a map: "
                + "{\"columns\":{\"direction\":{\"constant\":\"\"}}}"));

    // What no column says. The merge adds what the columns might have said and never do.
    private static string[] Lacks(TableBinding binding, CallOutcomes outcomes)
    {
        return
        [
            .. outcomes.AreTold ? [] : new[] { CallMerge.Abandonment },
            .. binding.Has(Talk) || (binding.Has(EndedAt) && binding.Has(AnsweredAt)) ? [] : new[] { CallMerge.Talk },
            .. binding.Has(Wait) || binding.Has(AnsweredAt) ? [] : new[] { CallMerge.Waits },
        ];
    }

    private static object?[] Row(TableRecord record, CallOutcomes outcomes, CallKeys keys, string[] lacks)
    {
        var entered = Entered(record);
        record.RefuseAhead("at", entered);
        var outcome = outcomes.Of(record);
        var isAnswered = outcome == CallOutcomes.Answered;
        var answeredAt = isAnswered ? Clock.After(record, AnsweredAt, entered, "at") : null;
        var endedAt = answeredAt is { } from ? Clock.After(record, EndedAt, from, AnsweredAt.Name) : null;
        var (queue, agent, caller) = (record.Text(Queue), record.Text(Agent),
            record[Caller] is byte[] { Length: > 0 } known ? known : null);
        var booked = LocalTime.Of(entered, record.Zone);
        return
        [
            record.Text(CallId) ?? keys.Of(entered, queue, caller, agent), (short)1, queue, entered.UtcDateTime, booked.Day,
                (short)booked.HalfHour.Index, outcome,
            Seconds(record, Wait) ?? Between(entered, answeredAt),
            isAnswered ? Seconds(record, Talk) ?? Between(answeredAt, endedAt) : null,
            isAnswered ? Seconds(record, Hold) : null, isAnswered ? Seconds(record, WrapUp) : null,
            isAnswered ? record.Officer(Agent) : null, caller, record.Text(Topic),
            isAnswered ? record[Transferred] : null, record[Resolved],
            record.Text(Rating) is { } rating ? short.Parse(rating, System.Globalization.CultureInfo.InvariantCulture) : null,
            lacks.Length == 0 ? null : lacks,
        ];
    }

    private static DateTimeOffset Entered(TableRecord record)
    {
        if (record[At] is Moment at)
            return at.At ?? throw new CellException("at gives a day without a time");
        if (record[Time] is null)
            throw new CellException("time is blank");
        return record.Join(Date, Time).At ?? throw new CellException("date is no day that a call could have");
    }

    private static int? Seconds(TableRecord record, Column column) => record[column] is not decimal seconds ? null
        : seconds <= DurationText.SecondsPerDay ? (int)Math.Round(seconds, MidpointRounding.AwayFromZero)
        : throw new CellException(string.Create(CultureInfo.InvariantCulture, $"{column.Name}: {seconds} s is longer than a day"));

    private static int? Between(DateTimeOffset? from, DateTimeOffset? to) => (int?)(to - from)?.TotalSeconds;
}
