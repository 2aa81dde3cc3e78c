using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>The sums read for a question, by measure and key, and what KPIs make of them.</summary>
public sealed class MeasuredSums(KpiBy by, ScopeKind kind, Coverage coverage, MeasureSettings settings)
{
    public Dictionary<(string Measure, string Key), decimal> Sums { get; } = [];

    /// <summary>Monthly counts of months without a log.</summary>
    public Dictionary<(string Measure, string Key), decimal> Counts { get; } = [];

    /// <summary>Sums of all days before the range, for stocks; by scope where broken down by scope, otherwise in total.</summary>
    public Dictionary<(string Measure, string Key), decimal> Before { get; } = [];

    /// <summary>Sums of the same days a year earlier, under this year's keys.</summary>
    public Dictionary<(string Measure, string Key), decimal> LastYear { get; } = [];

    /// <summary>
    /// Whether any call ever came to the team or queue that is asked about: of one that nothing maps to, no call is no zero.
    /// </summary>
    public bool HasCalls { get; init; } = true;

    /// <summary>What amounts of money are in, by KPI and key.</summary>
    public Dictionary<(string Kpi, string Key), SortedSet<string>> Currencies { get; } = [];

    public Dictionary<(string Measure, string Key), Histogram> Distributions { get; } = [];

    /// <summary>A KPI's value for each key, in order.</summary>
    public IEnumerable<KpiValue> Of(Kpi kpi, IReadOnlyList<KpiKey> keys)
    {
        var values = !kpi.IsAnswerable(by, kind) ? keys.Select(key => new KpiValue(kpi, key.Name, null, null, KpiState.NotMeasurable))
            : kpi.Closings is null ? keys.Select(key => Ratio(kpi, key))
            : Stocks(kpi, keys);
        values = values.Select(value => WithoutMixedMoney(kpi, value));
        // A period is held against the targets of its last day: a month before a new one keeps the old.
        return settings.Targets.ContainsKey(kpi.Id) || settings.Rebases.ContainsKey(kpi.Id) || kpi.NameBy is not null
            ? values.Zip(keys, (value, key) => value with { Kpi = kpi.On(key.Days.Count > 0 ? key.Days[^1] : settings.AsOf, settings) })
            : values;
    }

    /// <summary>
    /// The names under which a KPI, or one of the same facts that it is read beside, has an amount. Complaints know other topics than
    /// enquiries, so a topic without any is left out.
    /// </summary>
    public IReadOnlyList<KpiKey> KeysOf(Kpi kpi, IReadOnlyList<Kpi> asked, IReadOnlyList<KpiKey> keys)
    {
        if (!kpi.IsAnswerable(by, kind))
            return keys;
        var own = asked.Where(other => other.Numerator.FactType == kpi.Numerator.FactType
            && other.Beside.Any(beside => beside.Id == kpi.Id)).Append(kpi).SelectMany(one => one.Measures).ToList();
        return [.. keys.Where(key => own.Any(measure => Sums.ContainsKey((measure.Id, key.Name))
            || Before.ContainsKey((measure.Id, key.Name))))];
    }

    // Broken down by currency, each has a sum. Elsewhere several have none, nor has one that is not the company's.
    private KpiValue WithoutMixedMoney(Kpi kpi, KpiValue value)
    {
        var (found, own) = KpiKey.ScopeOf(by) == ScopeKind.Currency
            ? ([value.Key], null) : (Currencies.GetValueOrDefault((kpi.Id, value.Key)) ?? [], settings.Currency);
        return kpi.IsMoney && value.Value is not null && Kpis.Measuring.Currencies.WhyNoSum(found, own) is { } why
            ? new(kpi, value.Key, null, null, KpiState.NotMeasurable) { Why = why }
            : value;
    }

    private KpiValue Ratio(Kpi kpi, KpiKey key)
    {
        var numerator = Sum(kpi.Numerator, key);
        var denominator = kpi.Denominator is null ? null : Sum(kpi.Denominator, key);
        if (kpi.AgainstLastYear)
            denominator = LastYear.TryGetValue((kpi.Numerator.Id, key.Name), out var last) ? last : null;
        if (kpi.DenominatorPer is { } per)
            denominator = Sum(per, key) is > 0 and var days ? denominator / days : null;
        var distribution = kpi.Distribution is null ? null : Distributions.GetValueOrDefault((kpi.Distribution.Id, key.Name));
        var value = new KpiValue(kpi, key.Name, numerator, denominator, KpiState.NoData)
        {
            Median = distribution?.Median,
            P90 = distribution?.P90,
            Max = distribution?.Max,
            CountOnly = Counts.ContainsKey((kpi.Numerator.Id, key.Name)),
        };
        return Judged(kpi, key, value);
    }

    private IEnumerable<KpiValue> Stocks(Kpi kpi, IReadOnlyList<KpiKey> keys)
    {
        var numerators = Levels(kpi.Numerator, kpi.Closings!, keys);
        var denominators = kpi is { Denominator: { } below, DenominatorClosings: { } left } ? Levels(below, left, keys) : null;
        foreach (var (at, key) in keys.Index())
        {
            var value = new KpiValue(kpi, key.Name, numerators[at], denominators?[at], KpiState.NoData);
            yield return Judged(kpi, key, value);
        }
    }

    // A share of more than the whole is no figure, be it final or not: it would be judged against its target.
    private KpiValue Judged(Kpi kpi, KpiKey key, KpiValue value) => value.Value > kpi.AtMost
        ? value with { Numerator = null, State = KpiState.NotMeasurable, Why = WhyNoShare(value) }
        : value with { State = State(kpi, key, value) };

    private static string WhyNoShare(KpiValue value) => string.Create(CultureInfo.InvariantCulture,
        $"it would be {value.Value * 100:#,##0} %, and no share is above 100 %: "
        + $"the records of {value.Numerator:#,##0.##} and of {value.Denominator:#,##0.##} do not belong together");

    // A stock adds up from day to day, but not from one scope to the next. What was late yesterday is late today without any
    // new fact, so a stock is known from its first day on.
    private decimal?[] Levels(IMeasure came, IMeasure left, IReadOnlyList<KpiKey> keys)
    {
        var brokenDown = KpiKey.ScopeOf(by) is not null;
        var levels = new decimal?[keys.Count];
        var level = Before.GetValueOrDefault((came.Id, KpiKey.Total)) - Before.GetValueOrDefault((left.Id, KpiKey.Total));
        foreach (var (at, key) in keys.Index())
        {
            if (brokenDown)
                level = Before.GetValueOrDefault((came.Id, key.Name)) - Before.GetValueOrDefault((left.Id, key.Name));
            level += Sums.GetValueOrDefault((came.Id, key.Name)) - Sums.GetValueOrDefault((left.Id, key.Name));
            levels[at] = key.Days.Count > 0 && coverage.FirstDay(came) <= key.Days[^1] ? level : null;
        }

        return levels;
    }

    private decimal? Sum(IMeasure measure, KpiKey key) =>
        Sums.TryGetValue((measure.Id, key.Name), out var sum)
            ? sum + Counts.GetValueOrDefault((measure.Id, key.Name))
            : Counts.TryGetValue((measure.Id, key.Name), out var counted) ? counted
            : coverage.Covers(measure, key.Days) && (HasCalls || measure.FactType != typeof(QueueVisit)) ? 0 : null;

    private KpiState State(Kpi kpi, KpiKey key, KpiValue value)
    {
        if (value.Value is not null)
            return coverage.IsFinal(kpi, key.Days, settings) ? KpiState.Final : KpiState.Provisional;
        if (kpi.Capability is { } capability && Sum(Offered.Calls, key) > 0)
            return Sum(capability, key) > 0 ? KpiState.NoData : KpiState.NotMeasurable;
        if (IsCountedOnly(kpi, key))
            return KpiState.NotMeasurable;
        // Something is there of which no source ever said this: it cannot tell. Nothing there, or nothing it could apply to: no data.
        var isKnown = kpi.Parts.Any(measure => coverage.CoversFactsOf(measure, key.Days));
        var isMissing = !coverage.IsKnown(kpi.Denominator ?? kpi.Numerator) || (!coverage.IsKnown(kpi.Numerator) && value.Denominator > 0);
        return isKnown && isMissing ? KpiState.NotMeasurable : KpiState.NoData;
    }

    // Of months without a log an imported count may be known: it says how many called, and nothing else of them.
    private bool IsCountedOnly(Kpi kpi, KpiKey key) =>
        key.Days.Count > 0 && kpi.Parts.Any(measure => measure.FactType == typeof(QueueVisit))
            && !coverage.CoversFactsOf(Offered.Calls, key.Days)
        && coverage.Covers(Offered.Calls.MonthlyCount!, [ReportPeriod.MonthOf(key.Days[0]).From, key.Days[^1]]);
}
