using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

/// <summary>Valid facts, for what a test is not about. The day is a Monday, seen a month later.</summary>
internal static class Some
{
    public static readonly DateOnly Day = new(2025, 11, 3);

    public static readonly MeasureSettings Settings = new(
        new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), new HashSet<DateOnly> { new(2025, 11, 4) },
            new(9, 0), new(17, 0)),
        AsOf: new(2025, 12, 1));

    public static QueueVisit Call(Outcome outcome, string time = "10:10", DateOnly? day = null) => new()
    {
        CallId = "1",
        Queue = "widgets",
        Team = "Customer service",
        EnteredAt = new DateTimeOffset((day ?? Day).ToDateTime(TimeOnly.Parse(time)), TimeSpan.FromHours(11)),
        Entered = new(day ?? Day, HalfHour.Of(TimeOnly.Parse(time))),
        Outcome = outcome,
        CanSee = Capabilities.LogIns,
    };

    public static QueueVisit Answered(int wait = 10, int? talk = 180, string? officer = "Mia", int? ring = null, int? hold = null,
        int? wrapUp = null, string time = "10:10", DateOnly? day = null) =>
        Call(Outcome.Answered, time, day) with
        {
            Wait = TimeSpan.FromSeconds(wait),
            Talk = Span(talk),
            Ring = Span(ring),
            Hold = Span(hold),
            WrapUp = Span(wrapUp),
            Officer = officer,
        };

    public static QueueVisit Abandoned(int? wait = 60, bool? recovered = null, string time = "10:10", DateOnly? day = null) =>
        Call(Outcome.Abandoned, time, day) with { Wait = Span(wait), Recovered = recovered };

    public static Order Order(DateOnly? promised = null, DateOnly? delivered = null, OrderStatus? status = null,
        DateOnly? ordered = null) => new()
    {
        OrderId = "1",
        OrderedOn = ordered ?? Day,
        PromisedOn = promised,
        DeliveredOn = delivered,
        Status = status ?? (delivered is null ? OrderStatus.Open : OrderStatus.Delivered),
        DeliveriesRecorded = true,
    };

    public static AgentPresence Present(int loggedIn = 1800, int paused = 0, string officer = "Mia", string slot = "10:00") =>
        new(officer, "Customer service", Day, HalfHour.Of(TimeOnly.Parse(slot)), TimeSpan.FromSeconds(loggedIn),
            TimeSpan.FromSeconds(paused));

    public static Complaint Complaint(string? topic = null) =>
        new() { ComplaintId = "1", Day = Day, Topic = topic,
        Recorded = Enum.GetValues<ComplaintSteps>().Aggregate((steps, step) => steps | step) };

    /// <summary>Opened on the day at a time in Melbourne; resolved "2025-11-03 11:00", or open.</summary>
    public static Enquiry Enquiry(string opened = "2025-11-03 10:00", string? resolved = null) => new()
    {
        OpenedOn = DateOnly.Parse(opened[..10]),
        OpenedAt = At(opened),
        ResolvedOn = resolved is null ? null : DateOnly.Parse(resolved[..10]),
        ResolvedAt = resolved is null ? null : At(resolved),
        ResolutionsRecorded = true,
    };

    public static Contact Contact(bool? cameAgain = false, DateOnly? day = null) => new(day ?? Day, cameAgain);

    public static QualityItem Item(bool? passed = true, decimal weight = 1, bool courtesy = false, string item = "Listening") =>
        new(Day, item, weight, passed) { Courtesy = courtesy, Officer = "Mary", Team = "Customer service" };

    public static DateTimeOffset At(string local) => new(DateTime.Parse(local), TimeSpan.FromHours(11));

    public static IEnumerable<T> Times<T>(this T fact, int times) => Enumerable.Repeat(fact, times);

    private static TimeSpan? Span(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
