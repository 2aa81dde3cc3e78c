using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Totals of calls by day or interval. Means become sums again, so that days pool; a rate cannot.</summary>
internal static class CallIntervalsTable
{
    private const string NoRate = "a rate cannot be added up; give the counts";

    private const decimal LongestMean = 366 * DurationText.SecondsPerDay;

    private static readonly string[] Rates = ["rate", "%", "percent", "service level", "service_level", "share", "ratio"];

    // What a count is not, and is often given for one.
    private static readonly CellType Count = CellType.Count with
    {
        Read = (text, context) => text.EndsWith('%') ? throw new CellException(NoRate) : CellType.Count.Read(text, context),
    };

    private static readonly Column Date = new("date", CellType.Day, "the day");
    private static readonly Column Time = new("time", IntervalTime.Type,
        "when the interval starts, or from when to when it is; blank means the whole day");
    private static readonly Column Minutes = new("minutes", CellType.Count, "how long the interval is, where time does not say it");
    private static readonly Column Queue = new("queue", CellType.Text, "the queue; blank means all calls of the site");
    private static readonly Column Offered = new("offered", Count, "calls that came");
    private static readonly Column Answered = new("answered", Count, "of these, how many were answered");
    private static readonly Column Abandoned = new("abandoned", Count,
        "of these, how many hung up before; what is missing to offered is open");
    private static readonly Column Short = new("abandoned_short", Count,
        $"of the abandoned, those within {(int)Visit.AtOnce.TotalSeconds} s");
    private static readonly Column AnsweredWait = new("wait_answered_total", CellType.Duration, "waits of answered calls, summed");
    private static readonly Column AnsweredMean = new("wait_answered_mean", CellType.Duration, "or their mean");
    private static readonly Column AbandonedWait = new("wait_abandoned_total", CellType.Duration, "waits of abandoned calls, summed");
    private static readonly Column AbandonedMean = new("wait_abandoned_mean", CellType.Duration, "or their mean");
    private static readonly Column InTime = new("answered_in_time", Count, "calls answered within so many seconds");
    private static readonly Column Within = new("within", CellType.Count, "how many seconds that is");
    private static readonly Column Talk = new("talk_total", CellType.Duration, "talk of answered calls, summed");
    private static readonly Column TalkMean = new("talk_mean", CellType.Duration, "or its mean");

    public static readonly TableKind Kind = new("call-intervals", "call_interval",
        [Date, Time, Minutes, Queue, Offered, Answered, Abandoned, Short, AnsweredWait, AnsweredMean, AbandonedWait, AbandonedMean, InTime,
        Within, Talk, TalkMean])
    {
        Fields =
        [
            new("day", NpgsqlDbType.Date, true), new("starts", NpgsqlDbType.Time, true), new("queue", NpgsqlDbType.Text, true),
                new("whole_day", NpgsqlDbType.Boolean, true), new("minutes", NpgsqlDbType.Integer, false),
            new("offered", NpgsqlDbType.Integer, false), new("answered", NpgsqlDbType.Integer, false),
            new("abandoned", NpgsqlDbType.Integer, false), new("abandoned_short", NpgsqlDbType.Integer, false),
            new("answered_wait_s", NpgsqlDbType.Numeric, false), new("abandoned_wait_s", NpgsqlDbType.Numeric, false),
            new("talk_s", NpgsqlDbType.Numeric, false),
            new("answered_in_time", NpgsqlDbType.Integer, false), new("within_s", NpgsqlDbType.Integer, false),
            new("whole_site", NpgsqlDbType.Boolean, false),
        ],
        Days = ["day"],
        OfTelephones = true,
        SameBy = ["day", "starts", "queue", "offered"],
        LeftOut = record => TotalsRow.Is(record, Date) ? TotalsRow.Name : null,
        Rows = binding =>
        {
            binding.Require(Date);
            if (binding.Of(Offered) is null && binding.Of(Answered) is null && binding.Of(Abandoned) is null
                && binding.Unread.FirstOrDefault(IsRate) is { } rate)
                throw new InputException($"\"{rate}\": {NoRate}: offered, answered and abandoned, and answered_in_time with within.");
            binding.Require(Offered);
            if (binding.Of(InTime) is not null)
                binding.Require(Within);
            var seen = new Dictionary<(object?, object?, string?, object?), Guid>();
            return record => [Distinct(Row(record), record.Hash(), seen)];
        },
        Merge = CallIntervalMerge.RunAsync,
    };

    // Two rows of one day, start and queue that are not the same are told apart by a column that is not read: one would take the other's
    // place, also where their figures happen to be equal.
    private static object?[] Distinct(object?[] row, Guid record, Dictionary<(object?, object?, string?, object?), Guid> seen)
    {
        var key = (row[0], row[1], (row[2] as string)?.ToLowerInvariant(), row[3]);
        if (seen.TryAdd(key, record) || seen[key] == record)
            return row;
        throw new CellException(string.Create(
            CultureInfo.InvariantCulture, $"an earlier row has the same day, start and queue ({row[0]:yyyy-MM-dd}, {row[1]:HH\\:mm}, "
                + $"{row[2] ?? "no queue"}) and is not the same: name the column that tells them apart as time or queue, or add them up"));
    }

    private static object?[] Row(TableRecord record)
    {
        var offered = record[Offered] as int? ?? throw new CellException("offered is blank");
        var (answered, abandoned) = (record[Answered] as int?, record[Abandoned] as int?);
        if ((long)(answered ?? 0) + (abandoned ?? 0) > offered)
            throw new CellException($"answered ({answered ?? 0}) and abandoned ({abandoned ?? 0}) are more than offered ({offered})");
        record.RefuseMore(InTime, Answered);
        record.RefuseMore(Short, Abandoned);
        var within = record[InTime] is null ? null : record[Within] as int?;
        if (record[InTime] is not null && within is null or 0)
            throw new CellException("within is blank or 0: in how many seconds were the calls answered?");
        var time = record[Time] as IntervalTime?;
        var minutes = time is null ? null : record[Minutes] as int? ?? time.Value.Minutes;
        if (minutes is < 1 or > 1440)
            throw new CellException($"minutes: {minutes} is no part of a day");
        if (time?.Minutes is { } told && told != minutes)
            throw new CellException($"minutes ({minutes}) is not how long the interval in time is ({told})");
        var starts = time?.Starts ?? TimeOnly.MinValue;
        return
        [
            record[Date], starts, record.Text(Queue), time is null || (minutes == 1440 && starts == TimeOnly.MinValue), minutes,
            offered, answered, abandoned, record[Short],
            Sum(record, AnsweredWait, AnsweredMean, answered), Sum(record, AbandonedWait, AbandonedMean, abandoned),
            Sum(record, Talk, TalkMean, answered),
            record[InTime], within, record[Queue] is null,
        ];
    }

    // A mean of no calls is often written as 0.
    private static decimal? Sum(TableRecord record, Column total, Column mean, int? calls)
    {
        if (calls is null || record[total] is decimal)
            return calls is null ? null : (decimal?)record[total];
        // The product of larger ones is more than a decimal holds.
        return record[mean] is decimal and > LongestMean
            ? throw new CellException(string.Create(
                CultureInfo.InvariantCulture, $"{mean.Name}: {record[mean]} s is longer than a year")) : (decimal?)record[mean] * calls;
    }

    public static bool IsRate(string name) =>
        Rates.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
