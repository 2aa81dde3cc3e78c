using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>Why an action is asked for, under the board's four headings; the problem is the finding that set it off.</summary>
public sealed record Rationale(Sentence Problem, Sentence Customers, Sentence Quality, Sentence Technology)
{
    public Sentence Problem { get; } = Recommendation.Said(Problem);

    public Sentence Customers { get; } = Recommendation.Said(Customers);

    public Sentence Quality { get; } = Recommendation.Said(Quality);

    public Sentence Technology { get; } = Recommendation.Said(Technology);
}
