using System.Text.Json.Serialization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// One half-hour of the day: calls offered and abandoned in total over <paramref name="Days"/> days, officers on duty on average (null:
/// not known).
/// </summary>
public sealed record HalfHourLoad(HalfHour HalfHour, int Days, int Offered, int Abandoned, double? Officers)
{
    /// <summary>Of the calls offered, those whose source tells of abandoned ones: what a share of these is taken of.</summary>
    [JsonPropertyName("offeredSeen")]
    public int AbandonmentBase { get; init; } = Offered;
}

/// <summary>Calls of one weekday and half-hour in the period.</summary>
public sealed record WeekdayLoad(DayOfWeek Weekday, HalfHour HalfHour, int Offered, int Abandoned)
{
    /// <summary>Of the calls offered, those whose source tells of abandoned ones: what a share of these is taken of.</summary>
    [JsonPropertyName("offeredSeen")]
    public int AbandonmentBase { get; init; } = Offered;
}
