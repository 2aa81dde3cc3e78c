namespace IWReports.Core.Reports.Charts;

/// <summary>Callers whose wait fell into one bin, answered and abandoned.</summary>
public sealed record WaitBin(string Label, int Answered, int Abandoned)
{
    /// <summary>Those who left the queue in another way.</summary>
    public int Left { get; init; }
}

/// <summary>How long callers waited: a bar per bin, the target's bin edge marked where there is one.</summary>
public sealed record WaitChart(string Id, string Title, string AlternativeText, IReadOnlyList<WaitBin> Bins)
    : Chart(Id, Title, AlternativeText)
{
    /// <summary>How many bins lie within the target.</summary>
    public int? BinsWithinTarget { get; init; }
}
