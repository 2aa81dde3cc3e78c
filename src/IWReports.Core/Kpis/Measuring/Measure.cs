using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>A named amount that every fact of one kind contributes to.</summary>
public interface IMeasure
{
    string Id { get; }

    Type FactType { get; }

    /// <summary>Whether it can be broken down by time of day.</summary>
    bool HasTime { get; }

    /// <summary>Whether the amounts (whole seconds or days) are also kept one by one, for median and percentiles.</summary>
    bool KeepsDistribution { get; }

    /// <summary>Whether totals of calls by day or interval add to it as well.</summary>
    bool TakesIntervals { get; }

    /// <summary>The measure that stands in for this one in months for which only a count was imported.</summary>
    IMeasure? MonthlyCount { get; }

    /// <summary>Whether its amounts are money, each in the currency of its fact.</summary>
    bool IsMoney { get; }

    /// <summary>Whether an amount may be booked to another day than the fact's own.</summary>
    bool IsBooked { get; }

    /// <summary>Whether it can be broken down by this kind of scope.</summary>
    bool IsMeasuredBy(ScopeKind kind);

    /// <summary>What a fact adds to the sum; null when it says nothing about this measure (unknown), 0 when it counts as none.</summary>
    decimal? Of(IFact fact, MeasureSettings settings);

    /// <summary>The day the amount is booked to; null when there is none.</summary>
    DateOnly? DayOf(IFact fact, MeasureSettings settings);
}

/// <summary>A pure function on one fact. A repeated run over the same facts gives the same sums.</summary>
public sealed record Measure<TFact>(string Id, Func<TFact, MeasureSettings, decimal?> Amount, bool KeepsDistribution = false) : IMeasure
    where TFact : IFact
{
    public Measure(string id, Func<TFact, decimal?> amount, bool keepsDistribution = false)
        : this(id, (fact, _) => amount(fact), keepsDistribution)
    {
    }

    /// <summary>Where it is not the fact's own day: the promised day of an order, the day it became late.</summary>
    public Func<TFact, MeasureSettings, DateOnly?>? BookedTo { get; init; }

    /// <summary>False where no officer has a part in it: a caller who abandoned met nobody.</summary>
    public bool OfAgents { get; init; } = true;

    public IMeasure? MonthlyCount { get; init; }

    public bool IsMoney { get; init; }

    /// <summary>What totals of calls add to the sum, where they can; null when they say nothing about it.</summary>
    public Func<CallInterval, MeasureSettings, decimal?>? OfInterval { get; init; }

    public bool IsBooked => BookedTo is not null;

    public bool TakesIntervals => OfInterval is not null;

    public Type FactType => typeof(TFact);

    public bool HasTime => TFact.HasTime;

    public bool IsMeasuredBy(ScopeKind kind) =>
        kind == ScopeKind.Company || (TFact.Kinds.Contains(kind) && (OfAgents || kind != ScopeKind.Officer));

    public decimal? Of(IFact fact, MeasureSettings settings) =>
        fact is CallInterval interval && OfInterval is not null ? OfInterval(interval, settings) : Amount((TFact)fact, settings);

    public DateOnly? DayOf(IFact fact, MeasureSettings settings) => BookedTo is null ? fact.Day : BookedTo((TFact)fact, settings);
}
