using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>What an action works on, in the board's own words.</summary>
public enum Lever { ProblemSolving, CustomerRelationships, QualityOfDelivery, Technology, Team, PublicRelations }

/// <summary>An action with every slot filled: what, why, who, by when, how it is measured, what it takes, and what is expected of it.</summary>
public sealed record Recommendation
{
    /// <summary>The rule that gave it: the same advice of another month has the same one.</summary>
    public string Rule { get; init; } = "";

    public required Lever Lever { get; init; }

    public required Sentence Action { get; init; }

    public required Sentence Rationale { get; init; }

    public required string Owner { get; init; }

    public required DateOnly Due { get; init; }

    public required Sentence Measure { get; init; }

    /// <summary>The KPI that shows whether it worked; null where no KPI does.</summary>
    public string? Kpi { get; init; }

    public required Sentence Resources { get; init; }

    /// <summary>What follows if the board chooses it; said as an expectation, not as a promise, while no model backs it.</summary>
    public required Sentence Expected { get; init; }
}
