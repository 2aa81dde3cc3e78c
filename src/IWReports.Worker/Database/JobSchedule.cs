namespace IWReports.Worker.Database;

/// <summary>When a job is due, as the database has it after the first start.</summary>
internal sealed class JobSchedule
{
    public required string Id { get; init; }

    public required string Job { get; init; }

    public required string Cron { get; set; }

    public required string Zone { get; set; }

    public required string Days { get; set; }

    public bool Paused { get; set; }

    /// <summary>Missed due times after this are made up: the first start, or the last resume or edit.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Its times on one line.</summary>
    public string InWords => $"\"{InOneLine(Cron)}\" {Zone} {Days}";

    /// <summary>A cron with single spaces between its parts.</summary>
    public static string InOneLine(string cron) =>
        string.Join(' ', cron.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
