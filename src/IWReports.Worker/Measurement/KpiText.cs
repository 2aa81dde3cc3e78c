using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Measurement;

/// <summary>KPI values and their terms as the command line and the dashboard write them.</summary>
internal static class KpiText
{
    public static string Capability(Capabilities capability) => capability switch
    {
        Capabilities.OnHold => "time on hold",
        Capabilities.HoldStart => "start of a hold",
        Capabilities.WrapUp => "wrap-up",
        Capabilities.RefusedCallers => "refused callers",
        Capabilities.LogIns => "log-ins and pauses",
        Capabilities.Waits => "waiting times",
        Capabilities.Talk => "talk times",
        _ => capability.Word(),
    };

    /// <summary>A fact's name in words: "queue entry".</summary>
    private static string Fact(Type fact) =>
        string.Concat(fact.Name.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? " " : "")}{char.ToLowerInvariant(letter)}"
            : $"{letter}"));

    /// <summary>The facts a KPI is computed from; imported monthly counts only stand in.</summary>
    public static IEnumerable<string> Sources(Kpi kpi) =>
        new[] { kpi.Numerator, kpi.Denominator }.OfType<IMeasure>().Select(measure => Fact(measure.FactType)).Distinct();

    /// <summary>"90 % ± 5 % (ours, from Thu 1 Jan 2026), 100 % (policy)": the targets in effect, and those to come.</summary>
    public static string Target(Kpi kpi, MeasureSettings settings)
    {
        var now = kpi.On(settings.AsOf, settings);
        return string.Join(", ", new[] { now.Target, now.PolicyTarget }.OfType<Target>()
            .Concat(kpi.Targets(settings).Where(target => target.From > settings.AsOf)).Select(target =>
            $"{Value(target.Value, kpi.Unit)}{(target.Tolerance > 0 ? $" ± "
                + $"{Value(target.Tolerance, kpi.Unit)}" : "")} ({target.Origin.Word()}{(target.From is { } from ? $", from "
                + $"{DateText.Day(from)}" : "")})"));
    }

    /// <summary>For programs: dividing by one with many zeros drops a decimal's trailing ones, 5 instead of 5.000.</summary>
    public static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    public static string Number(decimal? number) => Value(number, Core.Kpis.Measuring.Unit.Count);

    /// <summary>As reports write it; "" where there is none.</summary>
    public static string Value(decimal? value, Unit unit) => value is { } known ? FigureText.Of(new(known, unit, default), null) : "";
}
