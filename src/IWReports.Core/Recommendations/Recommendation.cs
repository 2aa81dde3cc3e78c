using System.Runtime.CompilerServices;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>What an action works on, in the board's own words.</summary>
public enum Lever { ProblemSolving, CustomerRelationships, QualityOfDelivery, Technology, Team, PublicRelations }

/// <summary>
/// An action with every slot filled: what, why, who, by when, how it is measured, what it takes, what is expected of it, and what else
/// could be done. A slot left blank cannot be built.
/// </summary>
public sealed record Recommendation
{
    /// <summary>The rule that gave it: the same advice of another month has the same one.</summary>
    public string Rule { get; init; } = "";

    public required Lever Lever { get; init; }

    /// <summary>What the finding behind it rests on.</summary>
    public required EvidenceGrade Grade { get; init; }

    /// <summary>The same in few words, for the page that stands alone.</summary>
    public required Card Card { get; init; }

    public required Sentence Action { get; init => field = Said(value); }

    public required Rationale Rationale { get; init; }

    public required string Owner { get; init; }

    public required DateOnly Due { get; init; }

    public required Sentence Measure { get; init => field = Said(value); }

    /// <summary>The KPI that shows whether it worked; null where no KPI does.</summary>
    public string? Kpi { get; init; }

    public required Sentence Resources { get; init => field = Said(value); }

    public required Effect Expected { get; init; }

    public required BusinessCase Case { get; init; }

    /// <summary>Other ways to the same end; none where there is only one.</summary>
    public required IReadOnlyList<Alternative> Instead { get; init; }

    /// <summary>What privacy, fair treatment or consumer law asks of who carries it out; none where it touches neither.</summary>
    public Sentence Duty { get; init; } = Sentence.None;

    internal static Sentence Said(Sentence sentence, [CallerMemberName] string slot = "") =>
        sentence.IsEmpty ? throw new ArgumentException($"A recommendation's {slot} is blank; say it in a sentence.", slot) : sentence;
}
