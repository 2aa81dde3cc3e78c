namespace IWReports.Core.Calendar;

/// <summary>An instant as the clock on the wall showed it: the local day and half-hour it is booked to.</summary>
public readonly record struct LocalTime(DateOnly Day, HalfHour HalfHour)
{
    /// <summary>Books an instant in a zone; both hours of a repeated hour book to the same half-hours.</summary>
    public static LocalTime Of(DateTimeOffset instant, TimeZoneInfo zone) => Of(TimeZoneInfo.ConvertTime(instant, zone));

    /// <summary>Books an instant that its own zone's clock tells.</summary>
    internal static LocalTime Of(DateTimeOffset local) =>
        new(DateOnly.FromDateTime(local.DateTime), HalfHour.Of(TimeOnly.FromDateTime(local.DateTime)));

    /// <summary>First instant of a local day. Where midnight does not exist the day starts at the first time that does.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => At(day, TimeOnly.MinValue, zone);

    /// <summary>The instant when the clock on the wall first showed a time of a day, or the first time after it that it showed.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        // Of a repeated time the first occurrence: the larger offset is the earlier instant.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Length of a local day: 23 or 25 hours where the clock changes.</summary>
    public static TimeSpan LengthOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone) - StartOf(day, zone);
}
