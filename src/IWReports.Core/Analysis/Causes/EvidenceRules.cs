using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Analysis.Causes;

/// <summary>What holds of a supposed cause: it came first, in the same queue and hours, and more of it did more. Null where it could not be looked at.</summary>
public sealed record CauseChecks(bool? CameFirst, bool? SamePlace, bool? DoseResponse)
{
    public bool NoneSpeaksAgainst => CameFirst is not false && SamePlace is not false && DoseResponse is not false;
}

/// <summary>What each grade of evidence may claim. Source: statistics anchors, 4.3.</summary>
public static class EvidenceRules
{
    /// <summary>Only what is computed or modelled has a share to print.</summary>
    public static bool MayCarryShare(this EvidenceGrade grade) => grade is EvidenceGrade.Computed or EvidenceGrade.Modelled;

    /// <summary>"Caused" takes a share, a mechanism that is named, someone who confirms it, and nothing against it.</summary>
    public static bool MaySayCaused(this EvidenceGrade grade, string? mechanism, string? confirmedBy, CauseChecks checks) =>
        grade.MayCarryShare() && !string.IsNullOrWhiteSpace(mechanism) && !string.IsNullOrWhiteSpace(confirmedBy) && checks.NoneSpeaksAgainst;

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
