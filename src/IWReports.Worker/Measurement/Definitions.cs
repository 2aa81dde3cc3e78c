using System.Security.Cryptography;
using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Measurement;

/// <summary>How figures are defined at present: a report names the version it was made with.</summary>
internal sealed class Definitions(BusinessCalendar calendar, IOptions<MeasurementOptions> options)
{
    private Known? _known;

    /// <summary>Changes when any formula, a setting one depends on, or a target does.</summary>
    public string Version
    {
        get
        {
            // Made anew where somebody set a target meanwhile; two who do it at once find the same.
            if (_known is not { } known || !ReferenceEquals(known.Options, options.Value))
                _known = known = new(options.Value, Of(options.Value.For(calendar, DateOnly.MinValue)));
            return known.Version;
        }
    }

    /// <summary>Changes when the sums of a year's days would: with any formula, or a setting one depends on.</summary>
    public static string OfSums(MeasureSettings settings, int year)
    {
        // A holiday that is proclaimed for another year changes nothing in this one.
        var inYear = settings with { Calendar = settings.Calendar.WithHolidaysOf(year) };
        return Hash(KpiCatalog.All.Select(kpi => kpi.Definition(inYear)));
    }

    private static string Of(MeasureSettings settings) => Hash(KpiCatalog.All.Select(kpi => kpi.Version(settings)));

    private static string Hash(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..12];

    private sealed record Known(MeasurementOptions Options, string Version);
}
