using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>A team's day as its supervisor reads it: finished strings and flags.</summary>
public sealed record DailyDigestModel : ReportModel
{
    public required string Team { get; init; }

    public required string Reader { get; init; }

    /// <summary>Why somebody else than the supervisor reads it; "" when it is the supervisor.</summary>
    public required string StandInReason { get; init; }

    public required string Headline { get; init; }

    /// <summary>The day in a few words, for the subject.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<DigestFigure> Figures { get; init; }

    /// <summary>How usual is meant, with the number of days it rests on.</summary>
    public required string FiguresNote { get; init; }

    /// <summary>Half-hours with fewer officers than at the day's fullest, in which callers hung up or none could be answered.</summary>
    public required IReadOnlyList<string> ShortCover { get; init; }

    public required string CoverText { get; init; }

    public required bool HasDemand { get; init; }

    public required bool HasWaits { get; init; }

    public required string WaitsText { get; init; }

    public required IReadOnlyList<DigestAtRisk> AtRisk { get; init; }

    public required string CallBacks { get; init; }

    /// <summary>Where their numbers are; "" when nobody is to be rung back.</summary>
    public required string CallBackNumbers { get; init; }

    /// <summary>The calls that today is likely to bring, and who is on the roster for them.</summary>
    public required string Today { get; init; }

    /// <summary>Half-hours of today with fewer officers on the roster than needed.</summary>
    public required IReadOnlyList<string> TodayShort { get; init; }

    /// <summary>What the officers needed rest on; "" when none are told.</summary>
    public required string TodayNote { get; init; }

    /// <summary>Every number that is said of today.</summary>
    public required IReadOnlyList<Figure> TodayFigures { get; init; }

    public required IReadOnlyList<DigestComplaint> Complaints { get; init; }

    /// <summary>How many complaints are not listed: "and 4 more"; "" when all are.</summary>
    public required string MoreComplaints { get; init; }

    public required IReadOnlyList<DigestLateOrder> LateOrders { get; init; }

    public required string MoreLateOrders { get; init; }

    public required IReadOnlyList<DigestNewcomer> Newcomers { get; init; }

    public required IReadOnlyList<DigestOfficer> Officers { get; init; }

    /// <summary>Stands where no officer of the team does.</summary>
    public required string OfficersNone { get; init; }

    public required string OfficersNote { get; init; }
}

/// <summary>One KPI of the day beside the team's usual range and its target; standing in words.</summary>
public sealed record DigestFigure(string Name, WrittenValue Value, string Detail, string Usual, string Target, string Standing, bool IsOffTarget);

/// <summary>A business customer who may leave, with the case and what presses.</summary>
public sealed record DigestAtRisk(string Customer, string Reference, string What, string Since, string Pressing, bool IsUrgent);

/// <summary>A complaint that waits, by its case reference.</summary>
public sealed record DigestComplaint(string Reference, string About, string Age, string Pressing, bool IsUrgent);

/// <summary>An order not delivered as promised.</summary>
public sealed record DigestLateOrder(string Customer, bool IsKeyAccount, string Promised, string Late, string Value);

/// <summary>An officer in the first weeks, to sit with.</summary>
public sealed record DigestNewcomer(string Name, string Since, string Note);

/// <summary>One officer's own day; listed by name, never ranked.</summary>
public sealed record DigestOfficer(string Name, string Calls, string Talk, string PerHour, string Ring);
