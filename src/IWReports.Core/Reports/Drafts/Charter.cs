using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>Drafts the customer service charter with a month's results beside its promises.</summary>
public static class Charter
{
    public const string NotMeasured = "not measured", TooFew = "too few answers";

    // The sums of a review's points are weights, no cases that a customer could count: what is counted instead.
    private static readonly Dictionary<string, string> Weighed = new() { [Courtesy.Id] = ProcedureCompliance.QualityReviewsId };

    public static CharterModel Build(CharterData data)
    {
        var lines = CharterLine.All(data.Settings);
        var promises = lines.Select((line, at) =>
            Row(line, isFirst: at == 0 || lines[at - 1].Group != line.Group, ValueOf(line, data), data)).ToList();
        return new()
        {
            Company = data.Company,
            Title = "Our customer service charter",
            Period = data.Period,
            PeriodText = DateText.MonthAndYear(data.Period.From),
            Charts = [],
            Summary = Summary(promises, data),
            Promises = promises,
            Provisional = Provisional(lines, data),
        };
    }

    private static KpiValue? ValueOf(CharterLine line, CharterData data) => data.Kpis.GetValueOrDefault(line.Kpi)?.Reportable;

    private static CharterPromise Row(CharterLine line, bool isFirst, KpiValue? value, CharterData data)
    {
        var group = isFirst ? line.Group : "";
        if (value is not { Value: { } share, Numerator: { } kept, Denominator: { } cases })
            return new(group, line.Promise, value?.IsOfTooFew is true ? TooFew : NotMeasured, "", IsAlways: false, IsMeasured: false);
        var isWeighed = Weighed.TryGetValue(line.Kpi, out var counting);
        return new(group, line.Promise,
            !isWeighed && value.IsOfFew ? $"{Number(kept)} of {Number(cases)}" : AtMost(Figure.Share(share, data.Period)),
            Cases(line.Case, isWeighed ? data.Kpis.GetValueOrDefault(counting!)?.Value : cases),
            IsAlways: kept == cases, IsMeasured: true);
    }

    // What was missed once is not rounded to 100 %.
    private static string AtMost(Figure share) =>
        share.Value < 1 && share.Text == (share with { Value = 1 }).Text ? "nearly always" : share.Text;

    private static string Cases(string kind, decimal? cases) =>
        cases is { } counted && kind.Split('|') is [var one, .. var many] ? Count(counted, one, many.Length > 0 ? many[0] : null) : "";

    private static string Summary(IReadOnlyList<CharterPromise> promises, CharterData data)
    {
        var measured = promises.Count(promise => promise.IsMeasured);
        if (measured == 0)
            return $"These are our promises to you. How often we kept them in {DateText.Month(data.Period.From)} was not measured.";
        var always = promises.Count(promise => promise.IsAlways);
        return $"These are our promises to you, and how often we kept each in {DateText.Month(data.Period.From)}. "
            + (always == 0 ? "We kept none of them every time." : $"We kept {Words(always)} of them every time.");
    }

    private static string Provisional(IReadOnlyList<CharterLine> lines, CharterData data)
    {
        var names = lines.Select(line => ValueOf(line, data)).OfType<KpiValue>()
            .Where(value => value is { State: KpiState.Provisional, Value: not null }).Select(value => value.Kpi.Name).ToList();
        return names.Count == 0 ? "" : $"May still change: {string.Join(", ", names)}.";
    }
}
