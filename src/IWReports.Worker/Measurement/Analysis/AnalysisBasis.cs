namespace IWReports.Worker.Measurement.Analysis;

/// <summary>What a month's analysis was made from, in a few hashes: one made from anything else is stale.</summary>
internal sealed record AnalysisBasis(string Facts, string Settings, string Definitions, string Program)
{
    /// <summary>By the database's clock, before anything else was read.</summary>
    public DateTime ReadAt { get; init; }

    /// <summary>The last measured day up to the month's end; null without one.</summary>
    public DateOnly? MeasuredThrough { get; init; }

    /// <summary>Whether an analysis made from this would find the same as one made from the other.</summary>
    public bool IsSameAs(AnalysisBasis other) =>
        (Facts, Settings, Definitions, Program) == (other.Facts, other.Settings, other.Definitions, other.Program);
}
