using System.Globalization;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One complaint with the text that the log of complaints holds beside the fact.</summary>
internal sealed record SampleComplaint(Complaint Fact, DateTimeOffset ReceivedAt, DateOnly? AcknowledgedOn, string Summary);

/// <summary>What someone has to complain of, before it is on record.</summary>
internal sealed record Grievance(string Topic, DateTimeOffset At, string? Customer, string? Order, string Summary)
{
    /// <summary>What the product is worth that it is about.</summary>
    public decimal? Value { get; init; }

    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, SampleCompany.Calendar.Zone).DateTime);
}

/// <summary>
/// Complaints follow from what went wrong: long waits, sharp words, nobody calling back, late and wrong orders. How often someone
/// complains is invented.
/// </summary>
internal sealed class SampleComplaints(SampleScenario scenario)
{
    private const double OnHold = 0.08, RudeMary = 0.025, Rude = 0.0004, NoCallBack = 0.02, LateDelivery = 0.04, WrongItem = 0.003,
        Quality = 0.003;

    private const int LongWait = 600, MuchTooLate = 3;

    private readonly List<Grievance> _grievances = [];

    /// <summary>Hears what one call gave cause for.</summary>
    public void Hear(SampleAnswer answer)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(answer.Call.EntersAt + answer.Wait + 1800);
        var draw = new RandomStream(scenario.Seed, Purpose.CallComplaint, (int)answer.Call.EntersAt);
        var (hold, rude, callBack) = (draw.Next(), draw.Next(), draw.Next());
        var customer = answer.Caller.CustomerId;
        if (answer.Wait > LongWait && hold < OnHold)
            _grievances.Add(new("on hold", at, customer, null,
                string.Create(CultureInfo.InvariantCulture,
                $"Held for {answer.Wait / 60} minutes{(answer.Abandoned ? ", then hung up" : "")}.")));
        else if (answer.Abandoned && !answer.TriesAgain && callBack < NoCallBack)
            _grievances.Add(new("no call-back", at, customer, null, "Could not get through, and nobody called back."));
        else if (answer.Officer is { } officer
            && rude < (officer == "Mary" && answer.Call.Day < SampleCompany.MaryCoached ? RudeMary : Rude))
            _grievances.Add(new("rude", at, customer, null, "The officer argued instead of helping."));
    }

    /// <summary>Hears what one order gave cause for.</summary>
    public void Hear(SampleOrder order, int place)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.OrderComplaint, place);
        var (late, wrong, quality) = (draw.Next(), draw.Next(), draw.Next());
        var dueLong = SampleCompany.Calendar.AddBusinessDays(order.PromisedOn, MuchTooLate);
        var open = order.DeliveredOn is not { } delivered || delivered > dueLong;
        // What Yore Mine Co. has to say is the case's own, below.
        if (order.CustomerId == CustomerBook.YoreMine)
            return;
        if (order.Status is not OrderStatus.Cancelled && open && late < LateDelivery)
            Add("late delivery", dueLong, order, draw, "Promised in three days and still not here.");
        else if (order.DeliveredOn is { } arrived && wrong < WrongItem)
            Add("wrong item", SampleCompany.Calendar.AddBusinessDays(arrived, 1), order, draw, "Not the widgets that were ordered.");
        else if (order.DeliveredOn is { } came && quality < Quality)
            Add("quality", SampleCompany.Calendar.AddBusinessDays(came, draw.Between(1, 6)), order, draw, "Widgets wear out too soon.");
    }

    /// <summary>All complaints up to the last day, numbered as they came, Yore Mine Co.'s two among them.</summary>
    public IReadOnlyList<SampleComplaint> All() =>
    [
        .. _grievances.Where(grievance => grievance.Day <= SampleCompany.LastDay).Concat(YoreMines)
            .OrderBy(grievance => grievance.At)
            .Select((grievance, place) => Log(grievance, place + 1)),
    ];

    // The case's two: 6 mm instead of 7 mm, put right; and the threat of Friday 28 November, to be met the same day.
    private static IEnumerable<Grievance> YoreMines { get; } =
    [
        new("wrong item", new DateTimeOffset(2025, 11, 11, 11, 20, 0, TimeSpan.FromHours(11)), CustomerBook.YoreMine,
            SampleOrders.WrongSize,
            "6 mm widgets came instead of 7 mm."),
        new("late delivery", new DateTimeOffset(2025, 11, 28, 10, 15, 0, TimeSpan.FromHours(11)), CustomerBook.YoreMine,
            SampleOrders.Missing,
            "1,000 widgets of 7 mm promised for Friday 21 November are not here. The production manager fails an order unless they come "
                + "within four days. Legal action if they do not arrive today, and from then on widgets from China."),
    ];

    private void Add(string topic, DateOnly day, SampleOrder order, RandomStream draw, string summary)
    {
        var local = day.ToDateTime(new TimeOnly(draw.Between(9, 16), draw.Between(0, 59)));
        _grievances.Add(new(topic, new DateTimeOffset(local, SampleCompany.Calendar.Zone.GetUtcOffset(local)), order.CustomerId, order.Id,
            summary) { Value = order.Value });
    }

    private SampleComplaint Log(Grievance grievance, int number)
    {
        var received = grievance.Day;
        var draw = new RandomStream(scenario.Seed, Purpose.ComplaintHandling, number);
        // With the supervisor away complaints wait longer.
        var away = scenario.Absences.IsAway(SampleCompany.Supervisor, received);
        var acknowledged = SampleCompany.Calendar.AddBusinessDays(received, away ? draw.Between(0, 4) : draw.Between(0, 1));
        var resolved = SampleCompany.Calendar.AddBusinessDays(acknowledged, away ? draw.Between(2, 10) : draw.Between(1, 5));
        var threat = grievance.Order == SampleOrders.Missing;
        var settled = new Complaint
        {
            ComplaintId = string.Create(CultureInfo.InvariantCulture, $"F-{number:000}"),
            Day = received,
            Customer = grievance.Customer,
            OrderId = grievance.Order,
            Topic = grievance.Topic,
            Team = SampleCompany.Team,
            ResolvedOn = !threat && resolved <= SampleCompany.LastDay ? resolved : null,
            Deadline = threat ? received : null,
            LegalThreat = threat,
        };
        var handled = ComplaintHandling.After(settled, grievance.Value, away,
            new RandomStream(scenario.Seed, Purpose.ComplaintOutcome, number));
        return new(handled, grievance.At, !threat && acknowledged <= SampleCompany.LastDay ? acknowledged : null, grievance.Summary);
    }
}
