using IWReports.Core.Facts;

namespace IWReports.Core.Kpis;

/// <summary>A named amount that every fact of one kind contributes to.</summary>
public interface IMeasure
{
    string Id { get; }

    Type FactType { get; }

    /// <summary>Whether the amounts (whole seconds or days) are also kept one by one, for median and percentiles.</summary>
    bool KeepsSpread { get; }

    /// <summary>What a fact adds to the sum; null when it says nothing about this measure (unknown), 0 when it counts as none.</summary>
    decimal? Of(IFact fact, MeasureSettings settings);
}

/// <summary>A pure function on one fact. A repeated run over the same facts gives the same sums.</summary>
public sealed record Measure<TFact>(string Id, Func<TFact, MeasureSettings, decimal?> Amount, bool KeepsSpread = false) : IMeasure
    where TFact : IFact
{
    public Measure(string id, Func<TFact, decimal?> amount, bool keepsSpread = false)
        : this(id, (fact, _) => amount(fact), keepsSpread)
    {
    }

    public Type FactType => typeof(TFact);

    public decimal? Of(IFact fact, MeasureSettings settings) => Amount((TFact)fact, settings);
}
