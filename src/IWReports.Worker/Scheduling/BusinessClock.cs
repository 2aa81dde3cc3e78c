using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Scheduling;

/// <summary>The only place that turns a clock into a business date.</summary>
internal sealed class BusinessClock(TimeProvider time, IOptions<CompanyOptions> company)
{
    /// <summary>Today on the company's wall clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zones.Find(company.Value.Zone, "Company:Zone")).DateTime);
}
