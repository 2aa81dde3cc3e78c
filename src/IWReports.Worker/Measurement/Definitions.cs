using System.Security.Cryptography;
using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Measurement;

/// <summary>How figures are defined at present: a report names the version it was made with.</summary>
internal sealed class Definitions(BusinessCalendar calendar, IOptions<MeasurementOptions> options)
{
    /// <summary>Changes when any formula, or a setting one depends on, does.</summary>
    public string Version { get; } = Hash(options.Value.For(calendar, DateOnly.MinValue));

    private static string Hash(MeasureSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', KpiCatalog.All.Select(kpi => kpi.Version(settings))))))[..12];
}
