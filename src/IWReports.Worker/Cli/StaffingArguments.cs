using System.CommandLine;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Worker.Cli;

/// <summary>What "staffing" is told: the calls, and what is to be reached with how many officers.</summary>
internal sealed class StaffingArguments
{
    private const int MaxAgents = 10_000_000;

    private const double MinOccupancy = 0.05, MaxShrinkage = 0.95;

    private readonly Option<double?> _calls = Quantity.Number("--calls", "Calls in an interval",
        number => number >= 0 && double.IsFinite(number), "of calls, 0 or more");

    private readonly Option<TimeSpan?> _interval = Quantity.Time("--interval", "How long the interval is, 30m");

    private readonly Option<TimeSpan?> _handle = Quantity.Time("--aht", "Average handling time, 180s");

    private readonly Option<TimeSpan?> _within = Quantity.Time("--within", "How soon calls are to be answered, 20s", mayBeNone: true);

    private readonly Option<TimeSpan?> _patience = Quantity.Time("--patience",
        "How long callers wait on average before they hang up (Erlang A); left out, they wait for ever (Erlang C)");

    private readonly Option<double?> _shrinkage = Quantity.Share("--shrinkage",
        "Share of paid time spent on leave, breaks, training and meetings",
        share => share is >= 0 and <= MaxShrinkage, $"from 0 to {MaxShrinkage * 100:0}%");

    private readonly Option<double?> _occupancy = Quantity.Share("--max-occupancy",
        "Officers are to be busy for at most this share of their time",
        share => share is >= MinOccupancy and <= 1, $"from {MinOccupancy * 100:0}% to 100%");

    public StaffingArguments()
    {
        foreach (var needed in new Option[] { _calls, _interval, _handle, _within })
            needed.Required = true;
    }

    /// <summary>As the help lists them.</summary>
    public IEnumerable<Option> All =>
        [_calls, _interval, _handle, _within, Target, _patience, _shrinkage, _occupancy, Abandonment, Agents];

    public Option<double?> Target { get; } = Quantity.Share("--target",
        "Share of calls to be answered that soon, 80%; not needed with --agents",
        share => share is >= 0 and < 1, "from 0 to below 100% (no number of officers answers every call in time)");

    public Option<double?> Abandonment { get; } = Quantity.Share("--max-abandonment",
        "At most this share of callers is to hang up; needs --patience", share => share is > 0 and <= 1, "above 0 to 100%");

    public Option<int?> Agents { get; } = Quantity.Count("--agents", "Give the figures for this many officers instead", MaxAgents);

    public CallLoad Load(ParseResult parsed) => new(parsed.GetValue(_calls)!.Value, parsed.GetValue(_interval)!.Value,
        parsed.GetValue(_handle)!.Value, parsed.GetValue(_patience));

    public StaffingGoal Goal(ParseResult parsed) => new(parsed.GetValue(Target) ?? 0, parsed.GetValue(_within)!.Value)
    {
        MaxOccupancy = parsed.GetValue(_occupancy) ?? 1,
        MaxAbandonment = parsed.GetValue(Abandonment) ?? 1,
        Shrinkage = parsed.GetValue(_shrinkage) ?? 0,
    };
}
