using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>The customer's journey, and the team behind it.</summary>
public enum TouchPoint { ReachUs, BeHeard, BeSolved, Complain, OrderAndReceive, Stay, TheTeam }

/// <summary>How a value is written: percent is a fraction, seconds are seconds, days are business days.</summary>
public enum Unit { Count, Percent, Seconds, Days, PerHour, PerHundred, PerThousand, PerOfficer, Points, Money, Correlation }

public enum Better { Higher, Lower, Neither }

/// <summary>Who set a target: the company's own words, or our default.</summary>
public enum TargetOrigin { Policy, Ours }

/// <summary>What a KPI should reach, how far off is still amber, and who said so.</summary>
public sealed record Target(decimal Value, decimal Tolerance, TargetOrigin Origin)
{
    /// <summary>The first day it is held against; null for the catalogue's own, which holds from the beginning.</summary>
    public DateOnly? From { get; init; }
}

/// <summary>A figure the company asked for: a sum of measured amounts, or the ratio of two sums.</summary>
public sealed record Kpi
{
    public required string Id { get; init; }

    /// <summary>What it is called where nobody set its limit otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called by the limit in force, where a setting is in its name; null elsewhere.</summary>
    public Func<MeasureSettings, string>? NameBy { get; init; }

    public required TouchPoint TouchPoint { get; init; }

    public required Unit Unit { get; init; }

    public required Better Better { get; init; }

    /// <summary>The formula in words, as printed in the definitions.</summary>
    public required string Formula { get; init; }

    public required IMeasure Numerator { get; init; }

    /// <summary>Null for a count.</summary>
    public IMeasure? Denominator { get; init; }

    /// <summary>Multiplies the ratio: 1,000 for "per 1,000 calls", 3,600 for "per hour" over seconds.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>The measure whose distribution gives median, p90 and longest; null where there is none.</summary>
    public IMeasure? Distribution { get; init; }

    /// <summary>What the denominator is averaged over: officers per day. Null where it is simply summed.</summary>
    public IMeasure? DenominatorPer { get; init; }

    /// <summary>For a stock: what left it. Its value at a day's end is all that ever came less all that ever left.</summary>
    public IMeasure? Closings { get; init; }

    /// <summary>For a ratio of stocks: what left the one below the line.</summary>
    public IMeasure? DenominatorClosings { get; init; }

    /// <summary>Held against the same days of last year, which then stand below the line: growth.</summary>
    public bool AgainstLastYear { get; init; }

    /// <summary>Counts the facts whose source sees what this needs; null where every source does.</summary>
    public IMeasure? Capability { get; init; }

    /// <summary>Whether a percentage may be above 100 %: held against a goal or another crowd. Others are shares of a whole.</summary>
    public bool MayExceedWhole { get; init; }

    /// <summary>What it cannot be above: more comes of records that do not fit together. Null without such a bound.</summary>
    public decimal? AtMost => Unit is Unit.Percent && !MayExceedWhole && !AgainstLastYear ? 1 : null;

    /// <summary>Figures to be read together with this one.</summary>
    public IReadOnlyList<Kpi> Beside { get; init; } = [];

    /// <summary>The settings that the formula depends on, in words: "5 rings = 15 s".</summary>
    public Func<MeasureSettings, string> Parameters { get; init; } = _ => "";

    /// <summary>Whether it counts business days, or time within opening hours: then the calendar is part of its formula.</summary>
    public CalendarUse Uses { get; init; }

    /// <summary>
    /// Fewer answers than this are people one could name, not a figure: a report gives no value for them. 0 where what is counted is
    /// nobody's opinion.
    /// </summary>
    public int MinAnswers { get; init; }

    public Target? Target { get; init; }

    /// <summary>The company's own wording of the target, printed beside ours.</summary>
    public Target? PolicyTarget { get; init; }

    /// <summary>Where its limits are recalculated, oldest first.</summary>
    public IReadOnlyList<Rebase> Rebases { get; init; } = [];

    /// <summary>
    /// The last day on which later facts, or time passing, may still change a day's figure; the figure is provisional until it is over.
    /// </summary>
    public Func<DateOnly, MeasureSettings, DateOnly> Matures { get; init; } = (day, _) => day;

    /// <summary>
    /// The last day on which facts that come late may still change a day's figure, where their import says which days they change.
    /// Provisional until it is over, as with <see cref="Matures"/>, but time alone changes nothing, so nothing is measured again for it.
    /// </summary>
    public Func<DateOnly, MeasureSettings, DateOnly>? Provisional { get; init; }

    /// <summary>Everything that must be measured for this figure.</summary>
    public IEnumerable<IMeasure> Measures =>
        new[] { Numerator, Denominator, DenominatorPer, Closings, DenominatorClosings, Distribution, Numerator.MonthlyCount,
            Denominator?.MonthlyCount, Capability, Capability is null ? null : Offered.Calls }.OfType<IMeasure>();

    /// <summary>Every target it ever had or will have, the catalogue's own first.</summary>
    public IEnumerable<Target> Targets(MeasureSettings settings) =>
        new[] { Target, PolicyTarget }.OfType<Target>().Concat(settings.Targets.GetValueOrDefault(Id, []).OrderBy(target => target.From));

    /// <summary>
    /// As it is named and judged on a day: by the limit in force, and by the latest target in effect of the company's choosing, else by its
    /// policy, which is otherwise printed beside.
    /// </summary>
    public Kpi On(DateOnly day, MeasureSettings settings)
    {
        var ours = InEffect(TargetOrigin.Ours);
        var policy = InEffect(TargetOrigin.Policy);
        var named = NameBy is null ? this : this with { Name = NameBy(settings) };
        var charted = settings.Rebases.TryGetValue(Id, out var rebases) ? named with { Rebases = rebases } : named;
        return !settings.Targets.ContainsKey(Id) ? charted
            : charted with { Target = ours ?? policy, PolicyTarget = ours is null ? null : policy };

        Target? InEffect(TargetOrigin origin) => Targets(settings)
            .LastOrDefault(target => target.Origin == origin && (target.From is not { } from || from <= day));
    }

    /// <summary>Whether it can be broken down by this, within scopes of this kind.</summary>
    public bool IsAnswerable(KpiBy by, ScopeKind kind)
    {
        var byTime = by is KpiBy.HalfHour or KpiBy.WeekdayHalfHour;
        return Parts.All(measure => measure.IsMeasuredBy(kind) && (!byTime || (measure.HasTime && kind != ScopeKind.Officer)))
            && (Closings is null || !byTime) && (!AgainstLastYear || !byTime);
    }

    /// <summary>Whether it is made of money.</summary>
    public bool IsMoney => Measures.Any(measure => measure.IsMoney);

    internal IEnumerable<IMeasure> Parts => new[] { Numerator, Denominator, DenominatorPer }.OfType<IMeasure>();

    /// <summary>
    /// Changes when the formula, a setting it depends on, or a target does: figures with different versions must not be compared.
    /// </summary>
    public string Version(MeasureSettings settings)
    {
        var targets = Targets(settings).Select(target => string.Create(CultureInfo.InvariantCulture,
            $"{target.Value} {target.Tolerance} {target.Origin} {target.From:yyyy-MM-dd}"));
        return Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{Definition(settings)}\n{string.Join('\n', targets)}")))[..12];
    }

    /// <summary>What its sums depend on: the formula and the settings in it, no target.</summary>
    public string Definition(MeasureSettings settings) => $"{Id}\n{Formula}\n{Parameters(settings)}\n{settings.Calendar.Text(Uses)}";
}
