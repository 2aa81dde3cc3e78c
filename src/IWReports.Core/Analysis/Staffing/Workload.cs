using System.Text.Json.Serialization;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Staffing;

/// <summary>Officers of one month.</summary>
public sealed record MonthAgents(DateOnly Month, decimal Officers);

/// <summary>The level that the last three months are held against: the months before them, at most nine.</summary>
public sealed record WorkloadBase(
    ReportPeriod Period, decimal Officers, [property: JsonPropertyName(AnalysisJson.CallsPerAgent)] decimal CallsPerAgent);

/// <summary>Calls per officer from counts and roster alone: identities, no model. Source: ops/docs/statistics.md, 3.8.</summary>
public sealed record Workload
{
    // A base of one or two months is no level.
    private const int MinBaseMonths = 3;

    // With the last three they make a year.
    private const int MaxBaseMonths = 9;

    public required decimal Officers { get; init; }

    /// <summary>Null without officers.</summary>
    [JsonPropertyName(AnalysisJson.CallsPerAgent)]
    public required decimal? CallsPerAgent { get; init; }

    /// <summary>Null where calls or roster do not reach back far enough.</summary>
    public required WorkloadBase? Base { get; init; }

    /// <summary>A month between base and report with yet another number of officers.</summary>
    public required MonthAgents? Between { get; init; }

    /// <summary>Officers who were not there in the base and are now.</summary>
    public required int Newcomers { get; init; }

    /// <summary>
    /// The pace of the newcomers, as a share of an experienced officer's, at which the load per officer equals the base's; null without
    /// newcomers or base.
    /// </summary>
    public required decimal? BreakEvenPace { get; init; }

    /// <summary>Hours of officers present: opening hours × business days × officers.</summary>
    public required decimal RosteredHours { get; init; }

    /// <summary>Null when the month's calls or the roster are unknown.</summary>
    public static Workload? Of(CallVolume volume, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        BusinessCalendar calendar)
    {
        if (volume.Current is not { } current || !roster.Any(entry => entry.Role == RosterRole.Officer))
            return null;
        var period = ReportPeriod.MonthOf(current.Month);
        decimal AgentsIn(DateOnly month) => Headcount.Officers(ReportPeriod.MonthOf(month), roster, absences, calendar);

        var officers = AgentsIn(current.Month);
        var level = BaseOf(volume, roster.Min(entry => entry.From), AgentsIn);
        var tenure = new Tenure(roster);
        var newcomers = level is null ? [] : roster.Where(entry => entry.Role == RosterRole.Officer).GroupBy(entry => entry.Person)
            .Where(person => tenure.Since(person.Key) > level.Period.To
                && person.Any(entry => entry.From <= period.To && (entry.To is null || entry.To >= period.From)))
            .SelectMany(person => person).ToList();
        var newAgents = Headcount.Officers(period, newcomers, absences, calendar);
        return new()
        {
            Officers = officers,
            CallsPerAgent = officers > 0 ? current.Calls / officers : null,
            Base = level,
            Between = level is null ? null : volume.Months.Where(month => month.Month > level.Period.To && month.Month < current.Month)
                .Select(month => new MonthAgents(month.Month, AgentsIn(month.Month)))
                .LastOrDefault(month => month.Officers != officers && month.Officers != level.Officers),
            Newcomers = newcomers.Select(entry => entry.Person).Distinct(StringComparer.Ordinal).Count(),
            BreakEvenPace = level is null || newAgents == 0 ? null
                : ((current.Calls / level.CallsPerAgent) - (officers - newAgents)) / newAgents,
            RosteredHours = officers * calendar.BusinessDaysIn(period) * (decimal)(calendar.Closes - calendar.Opens).TotalHours,
        };
    }

    // Only months that the roster covers from its start on: before it, nobody is known, which is not nobody.
    private static WorkloadBase? BaseOf(CallVolume volume, DateOnly rosterStarts, Func<DateOnly, decimal> agentsIn)
    {
        List<MonthlyCalls> months = [.. volume.Months.SkipLast(3).TakeLast(MaxBaseMonths).Where(month => month.Month >= rosterStarts)];
        var officers = months.Sum(month => agentsIn(month.Month));
        var calls = months.Sum(month => month.Calls);
        return months.Count < MinBaseMonths || officers == 0 || calls == 0
            ? null
            : new(new(months[0].Month, ReportPeriod.MonthOf(months[^1].Month).To), officers / months.Count, calls / officers);
    }
}
