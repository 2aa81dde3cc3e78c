using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>What began first, by the month's days; from the first day on both may have begun before it.</summary>
public enum WhichFirst { Driver, Service, BothFromTheFirstDay, TooClose, NotSeen }

/// <summary>
/// What holds of a supposed cause, seen in measurements and not in the model: it came first, in the hours in which most was lost, and more
/// of it did more. Null where it could not be looked at.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.5.</remarks>
public sealed record CauseChecks(WhichFirst First, bool? SameHours, DoseResponse? Response)
{
    /// <summary>False where chance makes as much of the report's drivers: all of them are looked at.</summary>
    public bool ResponseIsSignificant { get; init; }

    public bool? CameFirst => First switch { WhichFirst.Driver => true, WhichFirst.Service => false, _ => null };

    public bool? DoseResponse => Response is null ? null : ResponseIsSignificant;

    public bool NoneSpeaksAgainst => CameFirst is not false && SameHours is not false && DoseResponse is not false;

    public bool NoneHolds => CameFirst is not true && SameHours is not true && DoseResponse is not true;
}

/// <summary>What each grade of evidence may claim. Source: ops/docs/statistics.md, 4.4.</summary>
public static class EvidenceRules
{
    /// <summary>The same with the responses that stand though so many were looked at.</summary>
    public static IReadOnlyDictionary<Driver, CauseChecks> Standing(this IReadOnlyDictionary<Driver, CauseChecks> checks)
    {
        var tested = checks.Where(one => one.Value.Response is not null).ToList();
        var stand = tested.Zip(FalseDiscovery.Significant([.. tested.Select(one => one.Value.Response!.P)])).Where(one => one.Second)
            .Select(one => one.First.Key).ToHashSet();
        return checks.ToDictionary(one => one.Key, one => one.Value with { ResponseIsSignificant = stand.Contains(one.Key) });
    }

    /// <summary>What is left to say of a cause for which nothing speaks but the model.</summary>
    public const string WeakestVerb = "is consistent with";

    /// <summary>Only what is computed or modelled has a share to print.</summary>
    public static bool MayCarryShare(this EvidenceGrade grade) => grade is EvidenceGrade.Computed or EvidenceGrade.Modelled;

    /// <summary>
    /// "Caused" takes a share, a mechanism that is named, someone who confirms it, a mark of a cause, and none against it.
    /// </summary>
    public static bool MaySayCaused(this EvidenceGrade grade, string? mechanism, string? confirmedBy, CauseChecks checks) =>
        grade.MayCarryShare() && !string.IsNullOrWhiteSpace(mechanism) && !string.IsNullOrWhiteSpace(confirmedBy)
            && checks.NoneSpeaksAgainst && !checks.NoneHolds;

    /// <summary>The strongest words a grade may use of a supposed cause.</summary>
    public static string Verb(this EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Computed => "accounts for",
        EvidenceGrade.Modelled => "explains in the model",
        EvidenceGrade.Associated => "coincides with",
        EvidenceGrade.Reported => "is reported to have led to",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "No such grade."),
    };
}
