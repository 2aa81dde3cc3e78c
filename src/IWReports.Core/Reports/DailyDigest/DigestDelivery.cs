using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>Orders that arrived after so many business days.</summary>
public sealed record DeliveryCount(int BusinessDays, int Orders);

/// <summary>How long orders took of late, against what is promised: what a caller may be told.</summary>
internal sealed class DigestDelivery
{
    public const string Id = "delivery";

    /// <summary>Arrivals of so many days are looked at: fewer are chance in a small shop, more are another season's.</summary>
    public const int Days = 28;

    // A bar for each day up to here; what took longer is in the last.
    private const int MaxBins = 20;

    private readonly DailyDigestData _data;

    private readonly Histogram _days = new();

    public DigestDelivery(DailyDigestData data)
    {
        _data = data;
        foreach (var one in data.Deliveries)
            _days.Add(one.BusinessDays, one.Orders);
    }

    private bool IsKnown => _days.Count >= MinSample.Percent;

    /// <summary>"" where too few orders arrived to say how long they take.</summary>
    public string Text => !IsKnown ? ""
        : $"In the last four weeks {Count(_days.Count, "order")} arrived. Half came within {Within(_days.Median!.Value)} business days,"
            + $" nine in ten within {Within(_days.P90!.Value)}."
            + $" The guarantee is {Count(_data.Settings.DeliveryDays.Guaranteed, "business day")}.";

    public DistributionChart? Draw()
    {
        if (!IsKnown)
            return null;
        var (guaranteed, wanted, ceiling) = _data.Settings.DeliveryDays;
        var last = Math.Min(MaxBins, Math.Max(ceiling, _days.Max!.Value));
        var bins = Enumerable.Range(0, last + 1).Select(day => new DistributionBin(
            day == MaxBins ? $"{Number(day)}+" : Number(day), Sum(took => took == day || (day == MaxBins && took > day)))).ToList();
        var kept = Sum(took => took <= guaranteed);
        var title = $"{(kept == 0 ? "None" : Number(kept))} of {Count(_days.Count, "order")} came"
            + $" within the guaranteed {Count(guaranteed, "business day")}";
        return new(Id, title, $"{title}. {Text}", "orders by business days to arrival", bins,
        [
            new(guaranteed, $"guarantee, {Number(guaranteed)} days: {Kept(guaranteed)}"),
            new(wanted, $"wanted, {Number(wanted)} days: {Kept(wanted)}"),
            new(ceiling, $"at most, {Number(ceiling)} days: {Kept(ceiling)}"),
        ])
        {
            Source = $"Source: orders that arrived in the last four weeks, n = {Number(_days.Count)}.",
        };
    }

    private string Kept(int days) => Number(Sum(took => took <= days));

    private int Sum(Func<int, bool> holds) => _data.Deliveries.Where(one => holds(one.BusinessDays)).Sum(one => one.Orders);

    private static string Within(decimal days) => Number(Math.Ceiling(days));
}
