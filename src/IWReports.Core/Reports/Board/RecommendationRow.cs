using IWReports.Core.Analysis.Data;

namespace IWReports.Core.Reports.Board;

/// <summary>
/// One action asked of the board or the manager, slot by slot. <see cref="PastRecommendation"/> is the same for the record.
/// </summary>
public sealed record RecommendationRow
{
    public required string Number { get; init; }

    public required string Kind { get; init; }

    /// <summary>What the finding behind it rests on, "A" to "D".</summary>
    public required string Grade { get; init; }

    public required string Action { get; init; }

    public required string Problem { get; init; }

    public required string Customers { get; init; }

    public required string Quality { get; init; }

    public required string Technology { get; init; }

    public required string Owner { get; init; }

    public required string Due { get; init; }

    /// <summary>The month whose report tells what became of it.</summary>
    public required string Review { get; init; }

    public required string Measure { get; init; }

    public required string Expected { get; init; }

    public required string Resources { get; init; }

    /// <summary>Cost, gain and pay-back.</summary>
    public required string Case { get; init; }

    public bool HasInstead => Instead.Count > 0;

    /// <summary>Other ways to the same end, each with what follows.</summary>
    public required IReadOnlyList<string> Instead { get; init; }

    public bool HasDuty => Duty.Length > 0;

    /// <summary>What privacy, fair treatment or consumer law asks.</summary>
    public required string Duty { get; init; }

    public required PastRecommendation PastRecommendation { get; init; }
}
