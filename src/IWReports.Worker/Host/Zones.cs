namespace IWReports.Worker.Host;

/// <summary>Time zones by IANA name, with an error that names where the wrong name stands.</summary>
internal static class Zones
{
    public static TimeZoneInfo Find(string id, string setting) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId
            ? zone
            : throw new InputException(
                $"{setting}: \"{id}\" is not a known time zone. Use an IANA name such as Australia/Melbourne or Asia/Jerusalem.");
}
