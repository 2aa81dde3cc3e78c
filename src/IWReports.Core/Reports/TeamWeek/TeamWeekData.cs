using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Warnings;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>Everything a team's week is built from.</summary>
public sealed record TeamWeekData
{
    public required string Company { get; init; }

    /// <summary>One of the company's weeks.</summary>
    public required ReportPeriod Period { get; init; }

    public required string Team { get; init; }

    /// <summary>Who reads it: the supervisor or who stands in, and the manager.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>Why the supervisor does not read it; "" when they do.</summary>
    public required string StandInReason { get; init; }

    public required MeasureSettings Settings { get; init; }

    public BusinessCalendar Calendar => Settings.Calendar;

    /// <summary>The business day on which it is read.</summary>
    public DateOnly Morning => Calendar.AddBusinessDays(Period.To, 1);

    /// <summary>The team's KPIs of this week and the twelve before, oldest first; by KPI id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> History { get; init; }

    /// <summary>What customers wrote in this week and the twelve before.</summary>
    public required IReadOnlyList<TeamRemark> Remarks { get; init; }

    /// <summary>Whether a log of complaints was read: without one nobody knows who complained.</summary>
    public bool ComplaintsKnown { get; init; } = true;

    /// <summary>The words by which praise is sorted, and what customers minded.</summary>
    public required (ThemeTaxonomy Praised, ThemeTaxonomy Minded) Themes { get; init; }

    /// <summary>Customers' names, which no quote may carry.</summary>
    public required IReadOnlyCollection<string> Customers { get; init; }

    /// <summary>The stars of the week's public reviews, which are about the whole company.</summary>
    public required IReadOnlyList<decimal> ReviewStars { get; init; }

    /// <summary>Items of the week's quality reviews of the team.</summary>
    public required IReadOnlyList<QualityItem> Quality { get; init; }

    /// <summary>The team's contacts of the seven days whose window for coming again ended in the week.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The week's briefings of the team.</summary>
    public required IReadOnlyList<Briefing> Briefings { get; init; }

    /// <summary>The team's training of the last twelve months, and what is planned for the rest of this one.</summary>
    public required IReadOnlyList<TrainingSession> Training { get; init; }

    /// <summary>Coaching of the last twelve months, of whichever team.</summary>
    public required IReadOnlyList<CoachingSession> Coaching { get; init; }

    public required IReadOnlyList<RosterEntry> Roster { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    /// <summary>The week's calls in queues of no team.</summary>
    public IReadOnlyList<UnmappedCalls> UnmappedQueues { get; init; } = [];

    /// <summary>The team's officers on the roster on some day of the week, by name.</summary>
    public IReadOnlyList<string> Officers =>
    [
        .. Roster.Where(entry => entry.IsAgentOf(Team) && entry.From <= Period.To && (entry.To is null || entry.To >= Period.From))
            .Select(entry => entry.Person).Distinct().Order(StringComparer.OrdinalIgnoreCase),
    ];
}
