using System.Reflection;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

/// <summary>What a KPI counts of a fact, in a letter.</summary>
/// <remarks>1 counts, 0 stands below the line only, . on neither side, - says nothing of it, s its seconds or days count.</remarks>
internal static class Counted
{
    public static Kpi Find(string id) => KpiCatalog.Find(id)!;

    /// <summary>A letter a fact; a stock is taken at the end of a day.</summary>
    public static string Of<TFact>(Kpi kpi, IEnumerable<TFact> facts, MeasureSettings settings, DateOnly? stockOn = null)
        where TFact : class, IFact => string.Concat(facts.Select(fact => Letter(kpi, fact, settings, stockOn)));

    /// <summary>Every KPI that has a kind of fact on a side of its line.</summary>
    public static IEnumerable<string> FedBy<TFact>() where TFact : IFact => KpiCatalog.All
        .Where(kpi => new[] { kpi.Numerator, kpi.Denominator }.Any(measure => measure?.FactType == typeof(TFact)))
        .Select(kpi => kpi.Id).Order();

    /// <summary>The KPIs that the rows of a test are of.</summary>
    public static IEnumerable<string> InTable(Type tests, string method) => tests.GetMethod(method)!.GetCustomAttributesData()
        .Where(row => row.AttributeType == typeof(InlineDataAttribute))
        .Select(row => (string)((IReadOnlyList<CustomAttributeTypedArgument>)row.ConstructorArguments[0].Value!)[0].Value!)
        .Distinct().Order();

    private static char Letter<TFact>(Kpi kpi, TFact fact, MeasureSettings settings, DateOnly? stockOn) where TFact : class, IFact
    {
        decimal? Amount(IMeasure? measure) => measure is Measure<TFact> own ? own.Of(fact, settings) : null;
        if (kpi.Closings is { } closings)
        {
            decimal? Moved(IMeasure measure) => Amount(measure) is not { } amount ? null
                : measure.DayOf(fact, settings) <= stockOn!.Value ? amount : 0;
            return (Moved(kpi.Numerator) - Moved(closings)) switch { null => '-', 0 => '.', 1 => '1', _ => throw Odd() };
        }

        // A ratio of two kinds of facts counts this one on its own side of the line.
        if (kpi.Denominator is null || kpi.Denominator.FactType != typeof(TFact))
            return Amount(kpi.Numerator) switch { null => '-', 0 => '.', 1 => '1', > 1 => 's', _ => throw Odd() };
        return (Amount(kpi.Numerator), Amount(kpi.Denominator)) switch
        {
            (null, null) => '-',
            (0 or null, 0) => '.',
            (null, 1) when kpi.Numerator.FactType != typeof(TFact) => '0',
            (> 1 and var whole, 1) when kpi.Unit is Unit.Seconds or Unit.Days && decimal.IsInteger(whole) => 's',
            (0, 1) => '0',
            (1, 1) => '1',
            _ => throw Odd(),
        };

        InvalidOperationException Odd() => new($"{kpi.Id} counts {Amount(kpi.Numerator)} of {Amount(kpi.Denominator)} of {fact}.");
    }
}
