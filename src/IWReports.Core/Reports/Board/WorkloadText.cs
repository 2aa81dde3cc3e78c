using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Reports.Board;

/// <summary>Officers, calls per officer and what the roster could carry: identities of counts and roster.</summary>
internal sealed class WorkloadText(MonthlyAnalysis analysis)
{
    // Below this a change of the load is a matter of rounding.
    private const decimal Noticeable = 0.03m;

    // From here on "several times" says it best; the exact ratio rests on the policy's round figure.
    private const decimal Several = 3;

    /// <summary>Officers and load against the base; empty without a roster.</summary>
    public Sentence Load()
    {
        if (analysis.Workload is not { } work)
            return Sentence.None;
        if (work.CallsPerAgent is not { } load)
            return Sentence.Of(
                $"No officer is on the roster for {DateText.Month(analysis.Period.From)}, so calls per officer cannot be stated.");
        var officers = Figure.Count(work.Officers, analysis.Period);
        var perOfficer = new Figure(load, Unit.PerOfficer, analysis.Period);
        return work.Base is { } level
            ? Sentence.Of($"{Officers(work, level, officers)}{PerOfficer(work, level, perOfficer)}{Newcomers(work, level, load)}.")
            : Sentence.Of(
                $"{perOfficer} calls came to each of {officers:words} {(work.Officers == 1 ? "officer" : "officers")} on the roster.");
    }

    /// <summary>"Each officer had 502 calls, after 428 in January–August."; empty without officers or calls.</summary>
    public Sentence Short()
    {
        if (analysis.Workload is not { CallsPerAgent: > 0 and { } load } work)
            return Sentence.None;
        var now = new Figure(load, Unit.PerOfficer, analysis.Period);
        return work.Base is { } level
            ? Sentence.Of($"Each officer had {now} calls, after {new Figure(level.CallsPerAgent, Unit.PerOfficer, level.Period)} in "
                + $"{DateText.Months(level.Period)}.")
            : Sentence.Of($"Each officer had {now} calls.");
    }

    /// <summary>What the rostered hours could carry; empty without officers or calls.</summary>
    public Sentence Capacity()
    {
        if (analysis.Workload is not { Officers: > 0 } work || analysis.Volume.Current is not { Calls: > 0 } current)
            return Sentence.None;
        return analysis.Value(HandleTime.Id) is > 0 and { } seconds
            ? AtMeasuredPace(work, current.Calls, seconds)
            : AtPolicyPace(work, current.Calls);
    }

    private static Sentence Officers(Workload work, WorkloadBase level, Figure officers)
    {
        var months = DateText.Months(level.Period);
        // Absences and those who came or left within a month make an average.
        var who = Sentence.Plain(decimal.IsInteger(Math.Round(level.Officers, 1))
            && decimal.IsInteger(Math.Round(work.Officers, 1)) ? "Officers on the roster" : "Officers on duty, on a daily average,");
        if (Math.Round(level.Officers, 1) == Math.Round(work.Officers, 1))
            return Sentence.Of($"{who} stayed at {officers:words} over the {months} level{Peak(work)}");
        return Sentence.Of($"{who} {(work.Officers > level.Officers ? "rose" : "fell")} from "
            + $"{Figure.Count(level.Officers, level.Period):words} to {officers:words} over the {months} level{Peak(work)}");
    }

    private static Sentence Peak(Workload work) => work.Between is { } between
        ? Sentence.Of(
            $" ({Figure.Count(between.Officers, Calendar.ReportPeriod.MonthOf(between.Month)):words} in {DateText.Month(between.Month)})")
        : Sentence.None;

    private Sentence PerOfficer(Workload work, WorkloadBase level, Figure load)
    {
        var before = new Figure(level.CallsPerAgent, Unit.PerOfficer, level.Period);
        var change = (load.Value / level.CallsPerAgent) - 1;
        if (Math.Abs(change) < Noticeable)
            return Sentence.Of($", and calls per officer stayed near {before} ({load})");
        var word = change > 0 ? "rose" : "fell";
        // "So" only where the number of officers pulls that way.
        return (work.Officers - level.Officers) * change < 0
            ? Sentence.Of($", so calls per officer {word} from about {before} to {load}{Shares(work, level)}")
            : Sentence.Of($", and with the volume calls per officer {word} from about {before} to {load}{Shares(work, level)}");
    }

    // Counts and roster alone are read for themselves; where calls are known one by one the two add up to what the queue felt.
    private Sentence Shares(Workload work, WorkloadBase level)
    {
        if (!analysis.KnowsWaits || work.CallsPerAgent is null or <= 0)
            return Sentence.None;
        var shares = Lmdi.Of([(double)(level.CallsPerAgent * level.Officers), 1 / (double)level.Officers],
            [(double)(work.CallsPerAgent!.Value * work.Officers), 1 / (double)work.Officers]);
        Sentence Part(double share) => Sentence.Of(
            $"{new Figure((decimal)Math.Round(Math.Abs(share)), Unit.PerOfficer, analysis.Period)} {(share < 0 ? "fewer" : "more")}");
        return Sentence.Of($" (by volume {Part(shares[0])}, by the number of officers {Part(shares[1])})");
    }

    private Sentence Newcomers(Workload work, WorkloadBase level, decimal load)
    {
        if (work.BreakEvenPace is not { } pace || pace <= 0)
            return Sentence.None;
        var newcomers = work.Newcomers == 1 ? Sentence.Plain("the new officer")
            : Sentence.Of($"the {Figure.Count(work.Newcomers, analysis.Period):words} new officers");
        if (load < level.CallsPerAgent && analysis.Causes?.Pace is { IsAssumption: false, Value: var measured })
            return Sentence.Of($"; counting {newcomers} at their measured pace "
                + $"({Figure.Share((decimal)Math.Round(measured, 2), analysis.Period)} of an experienced officer's) the load on the team "
                + $"{((decimal)measured < pace ? "rose instead" : "fell too")}");
        return load < level.CallsPerAgent
            ? Sentence.Of($"; if {newcomers} worked at less than about {Figure.Share(Math.Round(pace, 2), analysis.Period)} of an "
                + $"experienced officer's pace, the load on the team rose instead")
            : Sentence.Of($", even with {newcomers} counted at an experienced officer's pace");
    }

    private Sentence AtPolicyPace(Workload work, decimal calls)
    {
        var perHour = Figure.Count(PerHour(analysis), analysis.Period);
        var capacity = work.RosteredHours * PerHour(analysis);
        var room = Sentence.Of($"At {perHour:call} an hour the roster's capacity ({Figure.Count(capacity, analysis.Period):call}) is "
            + $"{Ratio(capacity / calls)} the monthly volume");
        return capacity >= calls * 1.5m
            ? Sentence.Of($"{room}, so volume alone does not explain slower service.")
            : Sentence.Of($"{room}, so volume alone may explain slower service.");
    }

    private Sentence AtMeasuredPace(Workload work, decimal calls, decimal seconds)
    {
        var capacity = work.RosteredHours * 3600 / seconds;
        var room = Sentence.Of($"At the measured handling time of {new Figure(seconds, Unit.Seconds, analysis.Period)} the roster's "
            + $"hours could carry {Figure.Count(capacity, analysis.Period):call}, {Ratio(capacity / calls)} the monthly volume");
        return capacity >= calls * 1.5m
            ? Sentence.Of($"{room}, so volume alone does not explain waiting.")
            : Sentence.Of($"{room}, which leaves little or no room for peaks.");
    }

    private Sentence Ratio(decimal ratio) => ratio >= Several ? Sentence.Plain("several times")
        : Sentence.Of($"{Figure.Count(ratio, analysis.Period)} times");

    /// <summary>The calls that an officer is to handle in an hour, as the month is held against.</summary>
    internal static decimal PerHour(MonthlyAnalysis analysis) =>
        (analysis.Find(CallsPerHour.Kpi.Id)?.Kpi ?? CallsPerHour.Kpi).Target!.Value;
}
