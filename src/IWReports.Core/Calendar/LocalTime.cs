namespace IWReports.Core.Calendar;

/// <summary>An instant as the clock on the wall showed it: the local day and half-hour it is booked to.</summary>
public readonly record struct LocalTime(DateOnly Day, HalfHour HalfHour)
{
    /// <summary>Books an instant in a zone; both hours of a repeated hour book to the same half-hours.</summary>
    public static LocalTime Of(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return new(DateOnly.FromDateTime(local.DateTime), HalfHour.Of(TimeOnly.FromDateTime(local.DateTime)));
    }

    /// <summary>First instant of a local day. Where midnight does not exist the day starts at the first time that does.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        // A repeated midnight starts the day at its first occurrence: the larger offset is the earlier instant.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>Length of a local day: 23 or 25 hours where the clock changes.</summary>
    public static TimeSpan LengthOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone) - StartOf(day, zone);
}
