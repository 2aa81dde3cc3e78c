using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Measurement;

/// <summary>A target that the company set, and the day it holds from.</summary>
internal sealed class TargetSetting
{
    public DateOnly? From { get; init; }

    /// <summary>In the KPI's unit; a share as a fraction.</summary>
    public decimal? Value { get; init; }

    /// <summary>How far off is still amber; that of the catalogue when unset.</summary>
    public decimal? Tolerance { get; init; }

    public TargetOrigin Origin { get; init; } = TargetOrigin.Ours;
}

/// <summary>A month from which a KPI's limits are drawn anew, and why.</summary>
internal sealed class RebaseSetting
{
    /// <summary>The first day of the month.</summary>
    public DateOnly? From { get; init; }

    /// <summary>A few words for the chart: what changed.</summary>
    public string Why { get; init; } = "";
}

/// <summary>
/// What the company set, by KPI: targets that take the place of the catalogue's from their day on, and months from which limits are drawn
/// anew.
/// </summary>
internal sealed class KpiOptions : IValidatableObject
{
    // A share that is meant as 90 per cent and written as 90 is far beyond any.
    private const decimal LargestShare = 2;

    // The reason stands in a chart, beside the line.
    private const int LongestWhy = 60;

    public Dictionary<string, List<TargetSetting>> Targets { get; init; } = [];

    public Dictionary<string, List<RebaseSetting>> Rebases { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<Target>> Dated() => Targets.ToDictionary(
        kpi => kpi.Key,
        kpi => (IReadOnlyList<Target>)[.. kpi.Value.Select(target =>
            new Target(target.Value!.Value, target.Tolerance ?? KpiCatalog.Find(kpi.Key)!.Target?.Tolerance ?? 0,
            target.Origin) { From = target.From })]);

    public IReadOnlyDictionary<string, IReadOnlyList<Rebase>> Rebased() => Rebases.ToDictionary(
        kpi => kpi.Key,
        kpi => (IReadOnlyList<Rebase>)[.. kpi.Value.Select(rebase => new Rebase(rebase.From!.Value, rebase.Why.Trim()))
            .OrderBy(rebase => rebase.From)]);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => WrongTargets().Concat(WrongRebases());

    private IEnumerable<ValidationResult> WrongRebases()
    {
        foreach (var (id, rebases) in Rebases)
        {
            if (KpiCatalog.Find(id) is null)
                yield return Wrong($"Rebases:{id}", $"there is no such KPI. Nearest: {string.Join(", ", KpiCatalog.Nearest(id))}.");
            foreach (var (at, rebase) in rebases.Index())
            {
                if (rebase.From is not { Day: 1 })
                    yield return Wrong($"Rebases:{id}:{at}:From", $"{(rebase.From is { } day ? $"{day:yyyy-MM-dd} is within a "
                        + $"month" : "is missing")}. Limits are drawn by month: give its first day, as 2026-01-01.");
                if (rebase.Why.Trim().Length is 0 or > LongestWhy)
                    yield return Wrong($"Rebases:{id}:{at}:Why",
                        $"stands in the chart: say in 1 to {LongestWhy} characters what changed then.");
            }

            foreach (var twice in rebases.GroupBy(rebase => rebase.From).Where(same => same.Count() > 1))
                yield return Wrong($"Rebases:{id}", $"limits are drawn anew twice from {twice.Key:yyyy-MM-dd}. Keep one.");
        }
    }

    private IEnumerable<ValidationResult> WrongTargets()
    {
        foreach (var (id, targets) in Targets)
        {
            if (KpiCatalog.Find(id) is not { } kpi)
            {
                yield return Wrong($"Targets:{id}", $"there is no such KPI. Nearest: {string.Join(", ", KpiCatalog.Nearest(id))}.");
                continue;
            }

            if (kpi.Better == Better.Neither)
                yield return Wrong($"Targets:{id}",
                    $"{kpi.Name} has no better direction, so nothing can be held against a target. Take it out.");
            foreach (var (at, target) in targets.Index())
            {
                foreach (var (member, wrong) in WrongIn(target, kpi))
                    yield return Wrong($"Targets:{id}:{at}{member}", wrong);
            }

            foreach (var twice in targets.GroupBy(target => (target.From, target.Origin)).Where(same => same.Count() > 1))
                yield return Wrong($"Targets:{id}",
                    $"two targets ({twice.Key.Origin.Word()}) hold from {twice.Key.From:yyyy-MM-dd}. Keep one.");
        }
    }

    private static IEnumerable<(string Member, string Wrong)> WrongIn(TargetSetting target, Kpi kpi)
    {
        if (target.From is null)
            yield return (":From", "is missing: the first day that the target holds, as 2026-01-01.");
        if (target.Value is null)
            yield return (":Value", $"is missing: the target itself{(kpi.Unit == Unit.Percent ? ", as a fraction: 0.9 for 90 %" : "")}.");
        if (kpi.Unit == Unit.Percent && Math.Abs(target.Value ?? 0) > LargestShare)
            yield return (":Value", string.Create(
                CultureInfo.InvariantCulture, $"{target.Value} would be {target.Value * 100:0} %. Write a fraction: 0.9 for 90 %."));
        if (target.Tolerance < 0)
            yield return (":Tolerance", string.Create(
                CultureInfo.InvariantCulture,
                    $"{target.Tolerance} is below 0. Write how far off the target is still amber, whichever the direction."));
        if (!Enum.IsDefined(target.Origin))
            yield return (":Origin", $"{target.Origin} is not known. Use Policy or Ours.");
    }

    private static ValidationResult Wrong(string member, string wrong) => new(wrong, [member]);
}
