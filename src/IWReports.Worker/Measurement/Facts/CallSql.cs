using IWReports.Core.Calendar;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What is counted of queue_entry in SQL as KPIs count it in code; $3 is how soon who abandons does so at once.</summary>
internal static class CallSql
{
    /// <summary>Seconds a call kept its officer, as the handle time says: null where its talk is not known.</summary>
    public const string Handled = "talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0)";

    /// <summary>The calls that every queue model takes in: answered, or abandoned and not at once.</summary>
    public const string ToServe = "(outcome = 'answered' or (outcome = 'abandoned' and not coalesce(wait_s <= $3, false)))";

    /// <summary>Those whose patience is known.</summary>
    public const string AbandonedAfterWaiting = "(outcome = 'abandoned' and wait_s > $3)";

    /// <summary>The half-hour of a time of day.</summary>
    public static string HalfHourOf(string time) =>
        $"div(extract(epoch from {time}), {(int)HalfHour.Length.TotalSeconds})::smallint";

    /// <summary>The calls on neither side of a share of waits, as <see cref="Core.Facts.QueueVisit.IsWaitUnknown"/> says.</summary>
    public const string IsWaitUnknown = "(coalesce('waits' = any(lacks), false) or (outcome = 'answered' and wait_s is null))";
}
