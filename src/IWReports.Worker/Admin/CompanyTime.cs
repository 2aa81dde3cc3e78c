using System.Globalization;
using IWReports.Core.Calendar;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IWReports.Worker.Admin;

/// <summary>Writes instants as the company's clock shows them.</summary>
internal sealed class CompanyTime(BusinessCalendar calendar, TimeProvider time)
{
    public string Zone => calendar.Zone.Id;

    public string Text(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public string Now => Text(time.GetUtcNow());

    public IHtmlContent Html(DateTimeOffset instant)
    {
        var tag = new TagBuilder("time");
        tag.Attributes["datetime"] = TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        tag.InnerHtml.Append(Text(instant));
        return tag;
    }

    public string Clock(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Length(TimeSpan span) =>
        span.TotalMinutes < 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s")
        : span.TotalHours < 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min");
}
