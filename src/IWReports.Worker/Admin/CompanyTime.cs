using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IWReports.Worker.Admin;

/// <summary>Writes instants as the company's clock shows them.</summary>
internal sealed class CompanyTime(BusinessCalendar calendar, TimeProvider time)
{
    public string Zone => calendar.Zone.Id;

    /// <summary>The company's zone, for turning days that people give into instants.</summary>
    public TimeZoneInfo ZoneInfo => calendar.Zone;

    public string Text(DateTimeOffset instant) => DateText.Moment(TimeZoneInfo.ConvertTime(instant, calendar.Zone));

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public string Now => Text(time.GetUtcNow());

    public IHtmlContent Html(DateTimeOffset instant) => HtmlAsTold(TimeZoneInfo.ConvertTime(instant, calendar.Zone));

    /// <summary>An instant as the clock shows it that told it, for schedules in other zones.</summary>
    public static IHtmlContent HtmlAsTold(DateTimeOffset local)
    {
        var tag = new TagBuilder("time");
        tag.Attributes["datetime"] = local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        tag.InnerHtml.Append(DateText.Moment(local));
        return tag;
    }

    public string Clock(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Length(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? "under 1 s" : new Figure((decimal)span.TotalSeconds, Unit.Seconds, default).Text;
}
