using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One enquiry as the log shows it on the last day of the sample.</summary>
internal sealed record SampleEnquiry(DateTimeOffset OpenedAt, string? CustomerId, string Topic, string? OrderId, string Officer,
    string Channel)
{
    public string Id { get; init; } = "";

    public DateTimeOffset? ResolvedAt { get; init; }

    public bool Reopened { get; init; }

    /// <summary>How many of the fields that the log requires were filled in.</summary>
    public int PresentFields { get; init; }
}

/// <summary>
/// What callers, and a few who write, want to know. Late orders make them ask, newcomers cannot always answer, and who got no answer comes
/// again. All rates are invented.
/// </summary>
internal sealed class SampleEnquiries(SampleScenario scenario, CustomerBook customers, IEnumerable<SampleOrder> orders)
{
    public const int RequiredFields = 6;

    private const double AsksForLate = 0.40, AsksForOpen = 0.15, SolvedAtOnce = 0.93, SolvedAtOnceWhenLate = 0.80, ComesBack = 0.55,
        ThoughtSolved = 0.05, Reopened = 0.06;

    private const int MaxMailsADay = 4, RecentDays = 60;

    private static readonly TimeSpan ComesBackWithin = TimeSpan.FromDays(7);

    private static readonly string[] Topics = ["invoice", "change of order", "return or exchange", "wrong or faulty item"];

    private readonly ILookup<string, SampleOrder> _orders = orders.ToLookup(order => order.CustomerId);

    private readonly Dictionary<string, (string Topic, string? Order, DateTimeOffset Since)> _unsettled = [];

    private readonly List<SampleEnquiry> _enquiries = [];

    private int _quotations;

    /// <summary>All enquiries, numbered as they came.</summary>
    public IReadOnlyList<SampleEnquiry> All =>
        [.. _enquiries.OrderBy(enquiry => enquiry.OpenedAt)
        .Select((enquiry, place) => enquiry with { Id = string.Create(CultureInfo.InvariantCulture, $"E-{place + 1:00000}") })];

    /// <summary>Hears the calls that were answered on a day, and reads its mail.</summary>
    public void Hear(SampleDay day)
    {
        var called = day.Answers.Where(answer => answer.Officer is not null).Select(answer =>
        {
            var (call, pace) = (answer.Call, scenario.PaceOf(answer.Officer!, day.Day));
            return (At: DateTimeOffset.FromUnixTimeSeconds(call.EntersAt + answer.Wait), answer.Caller.CustomerId,
                Officer: answer.Officer!, Channel: "phone", Took: TimeSpan.FromSeconds((int)((call.Talk + call.WrapUp) / pace)));
        });
        foreach (var (at, customer, officer, channel, took) in called.Concat(Mails(day.Day)).OrderBy(contact => contact.At))
            _enquiries.Add(Take(at, customer, officer, channel, took));
    }

    private IEnumerable<(DateTimeOffset At, string? CustomerId, string Officer, string Channel, TimeSpan Took)> Mails(DateOnly day)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.EnquiryMail, day.DayNumber);
        var present = SampleCompany.Roster.Where(entry => entry.Role is RosterRole.Officer && entry.Covers(day)
            && !scenario.Absences.IsAway(entry.Person, day))
                .Select(entry => entry.Person).ToList();
        var mails = SampleCompany.Calendar.IsBusinessDay(day) && present.Count > 0 ? draw.Between(0, MaxMailsADay) : 0;
        for (var mail = 0; mail < mails; mail++)
        {
            var at = LocalTime.At(day, new TimeOnly(draw.Between(8, 17), draw.Between(0, 59)), SampleCompany.Calendar.Zone);
            // Nobody answers a mail the moment it comes.
            yield return (at, customers.Buys(draw).Id, draw.Pick(present), "e-mail", TimeSpan.FromMinutes(draw.Between(10, 150)));
        }
    }

    private SampleEnquiry Take(DateTimeOffset at, string? customer, string officer, string channel, TimeSpan took)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Enquiry, (int)at.ToUnixTimeSeconds(), channel.Length);
        var day = LocalTime.Of(at, SampleCompany.Calendar.Zone).Day;
        var (topic, order) = Matter(at, day, customer, draw);
        var pace = scenario.PaceOf(officer, day);
        var atOnce = draw.Chance((topic == "where is my order" ? SolvedAtOnceWhenLate : SolvedAtOnce) * (0.6 + (0.4 * pace)));
        // With the supervisor away what was not solved at once lies longer.
        var away = scenario.Absences.IsAway(SampleCompany.Supervisor, day);
        var resolved = atOnce ? channel == "phone" ? at + took : SampleCompany.Calendar.AddOpenTime(at, took)
            : SampleCompany.Calendar.AddOpenTime(at, TimeSpan.FromSeconds((int)draw.Exponential(3600 * (away ? 8 : 3))));
        if (customer is not null && (!atOnce || draw.Chance(ThoughtSolved)))
            _unsettled[customer] = (topic, order, at);
        var isOver = LocalTime.Of(resolved, SampleCompany.Calendar.Zone).Day <= SampleCompany.LastDay;
        return new(at, customer, topic, order, officer, channel)
        {
            ResolvedAt = isOver ? resolved : null,
            Reopened = isOver && !atOnce && draw.Chance(Reopened),
            PresentFields = Enumerable.Range(0, RequiredFields).Count(_ => draw.Chance(0.95 + (0.04 * pace))),
        };
    }

    private (string Topic, string? Order) Matter(DateTimeOffset at, DateOnly day, string? customer, RandomStream draw)
    {
        if (customer is not null && _unsettled.TryGetValue(customer, out var open) && at - open.Since < ComesBackWithin
            && draw.Chance(ComesBack))
        {
            _unsettled.Remove(customer);
            return (open.Topic, open.Order);
        }

        var own = (customer is null ? [] : _orders[customer])
            .Where(order => order.OrderedAt < at && order.Status is not OrderStatus.Cancelled).ToList();
        var missing = own.FindAll(order => order.DeliveredOn is not { } delivered || delivered > day);
        var late = missing.FindAll(order => order.PromisedOn < day);
        if (late.Count > 0 && draw.Chance(AsksForLate))
            return ("where is my order", draw.Pick(late).Id);
        if (missing.Count > 0 && draw.Chance(AsksForOpen))
            return ("where is my order", draw.Pick(missing).Id);
        var recent = own.FindAll(order => order.OrderedAt > at.AddDays(-RecentDays));
        return draw.Next() switch
        {
            < 0.06 => ("product advice", null),
            < 0.08 => ("account details", null),
            < 0.50 when recent.Count > 0 => (draw.Pick(Topics), draw.Pick(recent).Id),
            _ => ("quotation", string.Create(CultureInfo.InvariantCulture, $"QU-{++_quotations:0000}")),
        };
    }
}
