using System.Text.Json.Serialization;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>A team's day as its supervisor reads it: finished strings and flags.</summary>
public sealed record DailyDigestModel : ReportModel
{
    public required string Team { get; init; }

    [JsonIgnore]
    public override string FiguresOf => $"team:{Team}";

    public required string Reader { get; init; }

    /// <summary>Why somebody else than the supervisor reads it; "" when it is the supervisor.</summary>
    public required string StandInReason { get; init; }

    /// <summary>"Fri 28 Nov", for the subject.</summary>
    public required string DayText { get; init; }

    /// <summary>The day in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>The day in a few words, for the subject; it names no customer.</summary>
    public required string Summary { get; init; }

    /// <summary>What needs the supervisor today, the most urgent first; at most seven.</summary>
    public required IReadOnlyList<DigestTodoItem> Todo { get; init; }

    /// <summary>How many more things are due: "and 4 more, below"; "" when these are all.</summary>
    public required string MoreTodo { get; init; }

    /// <summary>Said when nothing is due; "" when something is.</summary>
    public required string NothingTodo { get; init; }

    /// <summary>What is due beyond the first seven.</summary>
    public required IReadOnlyList<DigestTodoItem> AlsoToday { get; init; }

    public required string MoreAlsoToday { get; init; }

    public IReadOnlyList<DigestFigure> Figures { get; init; } = [];

    /// <summary>How usual is meant, and what the company's policy asks for.</summary>
    public IReadOnlyList<string> FiguresNotes { get; init; } = [];

    /// <summary>Which figures late facts may still change, said once; a figure that matures unchanged is no correction.</summary>
    public string Provisional { get; init; } = "";

    /// <summary>Of which figures a sent report said another value; "" when of none.</summary>
    public string Restated { get; init; } = "";

    /// <summary>Which figures are of too few to be shown or compared, each said once.</summary>
    public IReadOnlyList<string> TooFew { get; init; } = [];

    public required bool HasDemand { get; init; }

    /// <summary>Who was on duty, and whether callers abandoned for want of officers.</summary>
    public required string CoverText { get; init; }

    public required bool HasWaits { get; init; }

    /// <summary>The calls that today is likely to bring, and who is on the roster for them.</summary>
    public string Today { get; init; } = "";

    /// <summary>Half-hours of today with fewer officers on the roster than needed, or with more.</summary>
    public IReadOnlyList<DigestInterval> TodayIntervals { get; init; } = [];

    /// <summary>What the officers needed rest on; "" when none are known.</summary>
    public string TodayNote { get; init; } = "";

    /// <summary>How the officers needed are worked out; for the workbook.</summary>
    public string TodayMethod { get; init; } = "";

    /// <summary>Every number that is said of today.</summary>
    public IReadOnlyList<Figure> TodayFigures { get; init; } = [];

    public IReadOnlyList<DigestAtRisk> AtRisk { get; init; } = [];

    public string MoreAtRisk { get; init; } = "";

    public IReadOnlyList<DigestComplaint> Complaints { get; init; } = [];

    /// <summary>How many complaints are not listed, and where they are; "" when all are.</summary>
    public string MoreComplaints { get; init; } = "";

    public IReadOnlyList<DigestLateOrder> LateOrders { get; init; } = [];

    public string MoreLateOrders { get; init; } = "";

    /// <summary>How long orders took of late, beside the chart "delivery"; both are there or neither.</summary>
    public string DeliveryText { get; init; } = "";

    /// <summary>Which of these lists have nothing on record, in one line; "" when each has something.</summary>
    public string NothingListed { get; init; } = "";

    public IReadOnlyList<DigestOfficer> Officers { get; init; } = [];

    public string MoreOfficers { get; init; } = "";

    /// <summary>Said where no officer of the team is listed.</summary>
    public string OfficersNone { get; init; } = "";

    public string OfficersNote { get; init; } = "";
}

/// <summary>One thing to do today, as an order, and why, in a short sentence.</summary>
public sealed record DigestTodoItem(string Do, string Why, bool IsUrgent);

/// <summary>One KPI of the day; the group only in its first row, the standing only where something is off.</summary>
public sealed record DigestFigure(
    string Group, string Name, string Value, string Detail, string Usual, string Target, string Standing, bool IsOffTarget, bool IsMissed)
{
    /// <summary>Its KPI's id; "" where it is none.</summary>
    public string Kpi { get; init; } = "";
}

/// <summary>Half-hours with the same officers needed and on the roster; both empty where there are some to spare.</summary>
public sealed record DigestInterval(string Times, string Needed, string OnRoster, string Gap);

/// <summary>A business customer who may leave, with the case and what presses.</summary>
public sealed record DigestAtRisk(
    string Customer, string Reference, string What, string Worth, string Since, string Pressing, bool IsUrgent);

/// <summary>A complaint that waits, by its case reference; waited are business days.</summary>
public sealed record DigestComplaint(string Reference, string About, string Since, string Waited, string Pressing, bool IsUrgent);

/// <summary>A customer's orders not delivered as promised: how many, the first day promised, the most business days late.</summary>
public sealed record DigestLateOrder(string Customer, bool IsKeyAccount, string Orders, string Promised, string Late, string Value);

/// <summary>One officer's own day; listed by name, never ranked.</summary>
public sealed record DigestOfficer(string Name, string Calls, string Talk, string PerHour, string Ring);
