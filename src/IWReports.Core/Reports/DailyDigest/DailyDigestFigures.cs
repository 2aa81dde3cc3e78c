using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Spc;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The day's figures beside the team's own last business days.</summary>
/// <remarks>A daily value is placed in their range; it is never said to have risen or fallen.</remarks>
internal sealed class DailyDigestFigures(IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> history, DateOnly day)
{
    /// <summary>Fewer days than this are no range to be within.</summary>
    public const int MinDays = XmrChart.MinForLimits;

    private const int MaxDays = 20;

    private const string Talk = TalkTime.Id, Handle = HandleTime.Id, PerHour = CallsPerHour.Id;

    private static readonly string[] Shown =
    [
        AnsweredIn5Rings.Id, ServiceLevel.Id, SpeedOfAnswer.Id, Abandonment.Id, LongWaits.Id,
        Talk, Handle, PerHour, Csat.Id,
    ];

    private readonly string _key = Calendar.ReportPeriod.Day(day).ToString();

    /// <summary>How many earlier business days are on record, at most those that say what is usual.</summary>
    public int UsualDays => history.Keys.Select(id => Usual(id).Count).DefaultIfEmpty().Max();

    /// <summary>The KPI's value on the day; null when there is none.</summary>
    public KpiValue? Of(string id) => history.GetValueOrDefault(id)?.LastOrDefault(value => value.Key == _key)?.Reportable;

    /// <summary>The rows of the table, each group of the customer's journey named once.</summary>
    public IReadOnlyList<DigestFigure> All()
    {
        var rows = Values().Where(value => value.Value is not null).ToList();
        return [.. rows.Select((value, at) => Figure(value, isFirst: at == 0 || rows[at - 1].Kpi.TouchPoint != value.Kpi.TouchPoint))];
    }

    /// <summary>1 above what is usual, −1 below, 0 within; null where that cannot be said.</summary>
    public int? Placed(string id)
    {
        if (Of(id) is not { Value: { } today } value)
            return null;
        if (UsualShare.IsShare(value.Kpi))
            return ShareOf(value)?.Direction;
        var usual = Usual(id);
        return usual.Count < MinDays ? null : today > usual[^1] ? 1 : today < usual[0] ? -1 : 0;
    }

    /// <summary>Whether the day misses the KPI's target by more than its tolerance.</summary>
    public bool IsFarOff(string id) => Of(id) is { } value && Standing(value) is Rag.Red;

    /// <summary>What usual means, and what the company's own policy asks for beyond the targets.</summary>
    public IReadOnlyList<string> Notes() => [.. new[] { UsualNote(), PolicyNote() }.Where(note => note.Length > 0)];

    /// <summary>What late facts may still change, said once for all rows; "" where all is final.</summary>
    public string Provisional => State("May still change", value => value is { State: KpiState.Provisional, Value: not null });

    /// <summary>Of what a sent report said another value.</summary>
    public string Restated => State("Changed since an earlier report", value => value.Restated is not null);

    /// <summary>What is of too few to be shown, or to be compared.</summary>
    public IReadOnlyList<string> TooFew =>
    [
        .. new[]
        {
            State("Not shown, for too few answers", value => value.IsOfTooFew),
            State($"Without a usual range, for fewer than {Number(MinSample.Percent)} cases",
                value => value.Reportable.Value is not null
                && UsualShare.IsShare(value.Kpi) && value.Denominator < MinSample.Percent),
        }.Where(state => state.Length > 0),
    ];

    private string State(string what, Func<KpiValue, bool> applies)
    {
        var names = Raw().Where(applies).Select(value => value.Kpi.Name).ToList();
        return names.Count == 0 ? "" : $"{what}: {string.Join(", ", names)}.";
    }

    private IEnumerable<KpiValue> Raw() => Shown
        .Select(id => history.GetValueOrDefault(id)?.LastOrDefault(value => value.Key == _key)).OfType<KpiValue>()
        .Where(value => value.State is not KpiState.NotMeasurable);

    // Handling is talk where the log knows of nothing else; said twice it would look like two findings.
    public IEnumerable<KpiValue> Values() => Raw().Select(value => value.Reportable)
        .Where(value => value.Kpi.Id != Handle || value.Value != Of(Talk)?.Value);

    private string UsualNote()
    {
        var days = UsualDays;
        return days < MinDays
            ? $"With {Count(days, "earlier business day")} on record nothing is usual yet; it takes {Number(MinDays)}."
            : $"Usual: the lowest and the highest of the last {Number(days)} business days."
                + " For percentages: what chance allows with so many calls"
                + $"{(days < XmrChart.MinForIcons ? $", provisional until there are {Number(XmrChart.MinForIcons)} days" : "")}.";
    }

    private string PolicyNote()
    {
        var policies = Values().Where(value => value.Value is not null && PolicyOf(value.Kpi) is not null)
            .Select(value => $"{value.Kpi.Name}, {Value(PolicyOf(value.Kpi)!.Value, value.Kpi.Unit)}").ToList();
        return policies.Count == 0 ? "" : $"Company policy: {string.Join("; ", policies)}.";
    }

    /// <summary>What the company's own policy asks for, where that is not the target itself.</summary>
    public static Target? PolicyOf(Kpi kpi) => kpi.Target is { Origin: TargetOrigin.Policy } own ? own
        : kpi.PolicyTarget is { } said && said != kpi.Target ? said : null;

    private DigestFigure Figure(KpiValue value, bool isFirst)
    {
        var kpi = value.Kpi;
        var target = Standing(value) is (Rag.Amber or Rag.Red) and var rag ? StandingText.Of(rag) : "";
        var place = Placed(kpi.Id) switch { > 0 => "above usual", < 0 => "below usual", _ => "" };
        return new(
            isFirst ? kpi.TouchPoint.Title() : "",
            kpi.Name,
            Whole(target.Length > 0 ? Missed(value) : Value(value)),
            Detail(value),
            UsualOf(value),
            TargetOf(kpi),
            string.Join(", ", new[] { target, place }.Where(words => words.Length > 0)),
            target.Length > 0,
            Standing(value) is Rag.Red) { Kpi = kpi.Id };
    }

    // Calls an hour say how many rang, as long as officers had time to spare: no verdict.
    private static Rag? Standing(KpiValue value) => value is { Value: { } today, Kpi: { Unit: not Unit.PerHour } kpi }
        ? RagRating.Of(today, kpi.Target, kpi.Better) : null;

    // What misses its target is not rounded to it.
    private static string Missed(KpiValue value) => TargetBound.Missed(Sentence.Plain(Value(value)), value.Kpi).Text;

    private static string Detail(KpiValue value) =>
        value.IsOfFew ? "" : value.Kpi is { Unit: Unit.Percent, Denominator: not null }
            && value is { Numerator: { } x, Denominator: { } n }
            ? $"{Number(x)} of {Number(n)}"
        : value.Max is { } max ? $"longest {Whole(Value(max, value.Kpi.Unit))}" : "";

    /// <summary>The lowest and the highest that are usual; null where that cannot be said.</summary>
    public (decimal Low, decimal High)? UsualRange(KpiValue value)
    {
        if (UsualShare.IsShare(value.Kpi))
            return ShareOf(value)?.Range;
        var usual = Usual(value.Kpi.Id);
        return usual.Count < MinDays ? null : (usual[0], usual[^1]);
    }

    private string UsualOf(KpiValue value)
    {
        if (UsualRange(value) is not { } usual)
            return None;
        var (low, high) = (Whole(Value(usual.Low, value.Kpi.Unit)), Whole(Value(usual.High, value.Kpi.Unit)));
        return low == high ? low : $"{low} to {high}";
    }

    // A target that is the company's own policy is in the note; calls an hour are held against nothing.
    private static string TargetOf(Kpi kpi) =>
        kpi.Target is { Origin: not TargetOrigin.Policy } target ? TargetBound.Of(kpi, target, default).Text : None;

    private UsualShare? ShareOf(KpiValue value) =>
        UsualShare.IsShare(value.Kpi) && value.Denominator >= MinSample.Percent ? UsualShare.Of(Before(value.Kpi.Id), value)
            : null;

    private List<decimal> Usual(string id) => [.. Before(id).Select(value => value.Value).OfType<decimal>().Order()];

    private IEnumerable<KpiValue> Before(string id) => (history.GetValueOrDefault(id) ?? [])
        .Where(value => string.CompareOrdinal(value.Key, _key) < 0).TakeLast(MaxDays).Select(value => value.Reportable);
}
