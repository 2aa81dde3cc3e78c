using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Drafts;

namespace IWReports.Tests;

/// <summary>What drafts are made from; tests change what they are about.</summary>
internal static class SomeDrafts
{
    public const string Hostile = "<b>مرحبا</b> =1+1 {{ Company }} [ ]";

    public static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    public static readonly MeasureSettings Settings = new(SomeDigest.Calendar, November.To);

    /// <summary>An order promised for Friday 21 November that is not there, and a call agreed for Monday.</summary>
    public static LetterData Case() => new()
    {
        Company = "Innovative Widgets",
        Period = November,
        Settings = Settings,
        Customer = "Yore Mine Co.",
        Complaint = new()
        {
            ComplaintId = "F-075", Day = new(2025, 11, 28), Topic = "late delivery", Deadline = new(2025, 11, 28), LegalThreat = true,
            MustRefer = true, EscalatedOn = new(2025, 11, 28), ManagerCallOn = new(2025, 12, 1),
        },
        Order = Order(new(2025, 11, 18), new(2025, 11, 21), null),
        Earlier = [new() { ComplaintId = "F-051", Day = new(2025, 11, 11), Topic = "wrong item" }],
    };

    public static Order Order(DateOnly ordered, DateOnly promised, DateOnly? delivered) => new()
    {
        OrderId = "1", OrderedOn = ordered, PromisedOn = promised, DeliveredOn = delivered, DeliveriesRecorded = true,
        Status = delivered is null ? OrderStatus.Open : OrderStatus.Delivered,
    };

    /// <summary>A wrong item, settled, of which the customer said afterwards that it was not.</summary>
    public static LetterData NotSatisfied() => Case() with
    {
        Complaint = new()
        {
            ComplaintId = "F-051", Day = new(2025, 11, 11), Topic = "wrong item", ProductValue = 170, ResolvedOn = new(2025, 11, 14),
            FollowedUpOn = new(2025, 11, 18), Satisfied = false,
        },
        Order = Order(new(2025, 11, 3), new(2025, 11, 6), new(2025, 11, 6)),
        Earlier = [],
    };

    public static KpiValue Value(string id, decimal part, decimal whole) => new(KpiCatalog.Find(id)!, "total", part, whole, KpiState.Final);

    public static CharterData Charter(params KpiValue[] values) =>
        new("Innovative Widgets", November, values.ToDictionary(value => value.Kpi.Id), Settings);

    public static AuditSheetData Audit(params KpiValue[] values) =>
        new("Innovative Widgets", November, values.ToDictionary(value => value.Kpi.Id), Settings) { Items = [] };

    public static CoachingSheetData Mary() => new()
    {
        Company = "Innovative Widgets",
        Period = November,
        Officer = "Mary",
        Team = "Customer service",
        Supervisors = ["John"],
        NewSince = new(2025, 10, 1),
        Settings = Settings,
        Own = new[] { Value("courtesy", 30, 32), Value("talk_time", 32000, 80), Value("coaching", 2, 4) }
            .ToDictionary(value => value.Kpi.Id),
        Before = new[] { Value("courtesy", 20, 32) }.ToDictionary(value => value.Kpi.Id),
        Items =
        [
            new("Did not argue", 2, false, 4, 4), new("Accurate", 1, false, 2, 4), new("Kept to the authority for refunds", 2, true, 1, 2),
            new("Asking", 1, false, 3, 4),
        ],
        Sessions = [SomeDigestParts.SitAlong("Mary", new(2025, 11, 17)) with { ReviewOn = new(2025, 12, 1) }],
        Training = [new(new(2025, 11, 12), null, "Tracking orders", WasMissed: false)],
    };
}
