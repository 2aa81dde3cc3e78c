using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One item of one quality review; passed is null where it did not apply.</summary>
internal sealed record SampleQualityItem(string Review, DateOnly ReviewedOn, string Officer, string Enquiry, QualityFormItem Item,
    bool? Passed);

/// <summary>
/// Quality reviews of enquiries, by the default form: six an officer and month, fewer while the supervisor is away. What is found is
/// invented, with Mary's sharp words until she was coached and newcomers who do not know their way yet.
/// </summary>
internal sealed class SampleQuality(SampleScenario scenario)
{
    private const int ReviewsAMonth = 6, ReviewsWhenAway = 4;

    private const double Passes = 0.975, MaryCourteous = 0.60;

    // How often an item has anything to do with the enquiry; the others always do.
    private static readonly Dictionary<string, double> Applies = new()
    {
        ["Apologised for a fault and asked for the item to be tested"] = 0.4,
        ["Referred a replacement"] = 0.2,
        ["Kept to the authority for refunds"] = 0.4,
        ["Helped with the Claims Form and asked for repair quotes"] = 0.1,
        ["Referred an injury to the manager"] = 0.02,
        ["Referred what the procedure does not cover, for an agreed time"] = 0.4,
    };

    public IEnumerable<SampleQualityItem> All(IReadOnlyList<SampleEnquiry> enquiries)
    {
        var number = 0;
        foreach (var own in enquiries.Where(enquiry => enquiry.Channel == "phone")
            .GroupBy(enquiry => (Month: ReportPeriod.MonthOf(DayOf(enquiry)), enquiry.Officer)))
        {
            var draw = new RandomStream(scenario.Seed, Purpose.Quality, own.Key.Month.From.Month, ++number);
            var away = scenario.Absences.Any(absence => absence.Person == SampleCompany.Supervisor && absence.From <= own.Key.Month.To
                && own.Key.Month.From <= absence.To);
            for (var review = 1; review <= (away ? ReviewsWhenAway : ReviewsAMonth); review++)
            {
                var enquiry = draw.Pick([.. own]);
                var on = SampleCompany.Calendar.AddBusinessDays(DayOf(enquiry), draw.Between(0, 3));
                if (on > SampleCompany.LastDay)
                    continue;
                var id = string.Create(CultureInfo.InvariantCulture, $"R-{number:000}-{review}");
                foreach (var item in QualityForm.Items)
                    yield return new(id, on, enquiry.Officer, enquiry.Id, item, Passed(item, enquiry, draw));
            }
        }
    }

    private bool? Passed(QualityFormItem item, SampleEnquiry enquiry, RandomStream draw)
    {
        var (applies, passes) = (draw.Chance(Applies.GetValueOrDefault(item.Item, 1)), draw.Next());
        var day = DayOf(enquiry);
        var sharp = item.Courtesy && enquiry.Officer == "Mary" && day < SampleCompany.MaryCoached;
        // At half an experienced officer's pace three items in ten are missed, at full pace hardly one.
        var knows = item.Courtesy ? 1 : 1 - (0.6 * (1 - scenario.PaceOf(enquiry.Officer, day)));
        return applies ? passes < (sharp ? MaryCourteous : Passes * knows) : null;
    }

    private static DateOnly DayOf(SampleEnquiry enquiry) => LocalTime.Of(enquiry.OpenedAt, SampleCompany.Calendar.Zone).Day;
}
