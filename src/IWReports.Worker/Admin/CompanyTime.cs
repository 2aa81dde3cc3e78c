using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IWReports.Worker.Admin;

/// <summary>Writes instants as the company's clock shows them.</summary>
internal sealed class CompanyTime(BusinessCalendar calendar, TimeProvider time)
{
    public string Zone => calendar.Zone.Id;

    /// <summary>The company's zone, for turning days that people give into instants.</summary>
    public TimeZoneInfo ZoneInfo => calendar.Zone;

    public string Text(DateTimeOffset instant) => DateText.Moment(Told(instant));

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public string Now => Text(time.GetUtcNow());

    public IHtmlContent Html(DateTimeOffset instant) => HtmlAsTold(Told(instant));

    /// <summary>An instant as the clock shows it that told it, for schedules in other zones.</summary>
    public static IHtmlContent HtmlAsTold(DateTimeOffset local)
    {
        var tag = new TagBuilder("time");
        tag.Attributes["datetime"] = local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        tag.InnerHtml.Append(DateText.Moment(local));
        return tag;
    }

    public string Clock(DateTimeOffset instant) => Told(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private DateTimeOffset Told(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(time is DemoClock demo ? demo.Told(instant) : instant, calendar.Zone);

    public static string Length(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? "under 1 s" : new Figure((decimal)span.TotalSeconds, Unit.Seconds, default).Text;
}
