namespace IWReports.Worker.Measurement.Facts;

/// <summary>What is counted of queue_entry in SQL as KPIs count it in code.</summary>
internal static class CallSql
{
    /// <summary>Seconds a call kept its officer, as the handle time says: null where its talk is not known.</summary>
    public const string Handled = "talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0)";
}
