using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Database;

/// <summary>How long a log-in without a log-out lasts: nobody works on for days because one line is missing.</summary>
internal static class LogInSql
{
    public static readonly string Longest = $"interval '{PresenceAssembly.MaxWithoutEnd.TotalHours:0} hours'";

    /// <summary>The latest end of an officer_session.</summary>
    public static readonly string OverAt = $"coalesce(ended_at, started_at + {Longest})";
}
