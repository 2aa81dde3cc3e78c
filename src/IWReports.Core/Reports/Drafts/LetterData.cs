using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What is on record of a complaint's case at the end of a period.</summary>
public sealed record LetterData
{
    /// <summary>Older complaints are another matter.</summary>
    public const int EarlierDays = 90;

    public required string Company { get; init; }

    public required ReportPeriod Period { get; init; }

    /// <summary>The complaint; what happened after the period is not in it.</summary>
    public required Complaint Complaint { get; init; }

    /// <summary>The business that complained; null where nobody wrote it down.</summary>
    public string? Customer { get; init; }

    /// <summary>The order that the complaint is about.</summary>
    public Order? Order { get; init; }

    /// <summary>The customer's complaints of the months before, latest first.</summary>
    public IReadOnlyList<Complaint> Earlier { get; init; } = [];

    /// <summary>What the board accepted of the recommendations, latest first.</summary>
    public IReadOnlyList<PastRecommendation> Accepted { get; init; } = [];

    /// <summary>What an officer may refund beside the ordinary refund, and the calendar.</summary>
    public required MeasureSettings Settings { get; init; }

    public DateOnly AsOf => Period.To;

    /// <summary>Whether the order is late and still open.</summary>
    public bool IsLate => Order?.IsLateOn(AsOf, Settings.Calendar, Settings.DeliveryDays.Guaranteed) is true;

    /// <summary>Whether its due day passed without the order, be it here since.</summary>
    public bool IsPromiseBroken => Order?.IsPromiseBrokenOn(AsOf, Settings.Calendar, Settings.DeliveryDays.Guaranteed) is true;

    /// <summary>The letter goes out on the business day after the period.</summary>
    public DateOnly Date => Settings.Calendar.AddBusinessDays(AsOf, 1);

    public DateOnly Due(Order order) => order.DueOn(Settings.Calendar, Settings.DeliveryDays.Guaranteed);
}
