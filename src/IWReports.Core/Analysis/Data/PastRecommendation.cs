using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Data;

/// <summary>What the board made of a recommendation.</summary>
public enum Decision { Open, Accepted, Declined, Deferred }

/// <summary>
/// A recommendation of an earlier month as it was given, with what was decided and done. <paramref name="Kpi"/> is what shows whether it
/// worked; null where no KPI does.
/// </summary>
public sealed record PastRecommendation(ReportPeriod Given, string Rule, string Action, string Owner, DateOnly Due, string? Kpi)
{
    public Decision Decision { get; init; } = Decision.Open;

    /// <summary>Who decided: a role or a name, as entered.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What the KPI was to become; null where no model told.</summary>
    public Prediction? Prediction { get; init; }

    public DateOnly? DoneOn { get; init; }
}
