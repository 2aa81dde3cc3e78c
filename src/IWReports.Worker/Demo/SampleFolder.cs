using System.Globalization;
using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Host;

namespace IWReports.Worker.Demo;

/// <summary>What was written: the files, the calls among them and the folder.</summary>
internal sealed record SampleFiles(string Folder, IReadOnlyList<string> Names, int Calls);

/// <summary>Writes the sample company as the files a customer's telephone exchange, shop and office would hand over.</summary>
internal sealed class SampleFolder(string folder)
{
    private readonly List<string> _names = [];

    public SampleFiles Write(SampleScenario scenario, IProgress<Progress> progress)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"\"{folder}\" cannot be made a folder: {refused.Message} Name a folder that may be written to.",
                refused);
        }

        var customers = new CustomerBook(scenario.Seed);
        var orders = new SampleOrders(scenario, customers).All();
        var complaints = new SampleComplaints(scenario);
        for (var place = 0; place < orders.Count; place++)
            complaints.Hear(orders[place], place);

        var surveys = new SampleSurveys(scenario);
        var enquiries = new SampleEnquiries(scenario, customers, orders);
        var calls = WriteCalls(scenario, customers, progress, day =>
        {
            enquiries.Hear(day);
            var lateShare = LateShare(orders, day.Day);
            foreach (var answer in day.Answers)
            {
                complaints.Hear(answer);
                surveys.Ask(answer, lateShare);
            }
        });

        WriteTables(scenario, customers, orders, complaints.All());
        WriteOrdersAndCustomers(scenario, customers, orders, surveys.All);
        WriteEnquiries(scenario, enquiries.All);
        File.WriteAllText(Path("README.txt"), SampleReadMe.Text);
        TableExamples.Write(Path("examples"));
        return new(folder, _names, calls);
    }

    /// <summary>One queue_log a month, as a monthly rotation leaves them.</summary>
    private int WriteCalls(SampleScenario scenario, CustomerBook customers, IProgress<Progress> progress, Action<SampleDay> hear)
    {
        var calls = 0;
        foreach (var month in new CallSimulation(scenario, customers).Run().GroupBy(day => ReportPeriod.MonthOf(day.Day)))
        {
            progress.Report(new($"Simulating {month.Key}", (month.Key.From.Month - 1) / (double)SampleCompany.LastDay.Month));
            using var log = Open($"queue_log.{month.Key}");
            foreach (var day in month)
            {
                foreach (var line in day.Lines)
                    log.Write(line + '\n');
                hear(day);
                calls += day.Answers.Count;
            }
        }

        return calls;
    }

    private void WriteTables(SampleScenario scenario, CustomerBook customers, IEnumerable<SampleOrder> orders,
        IEnumerable<SampleComplaint> complaints)
    {
        Table("monthly-calls.csv", ["month", "calls", "change_on_last_year"], scenario.CallsPerMonth
            .Select((calls, place) => new object?[]
            {
                ReportPeriod.Month(SampleCompany.Year, place + 1), calls,
                    string.Create(CultureInfo.InvariantCulture, $"{SampleCompany.PercentOnLastYear[place]} %"),
            }));
        Table("roster.csv", ["person", "role", "team", "from", "to", "shift_starts", "shift_ends", "lunch_starts", "lunch_ends", "deputy"],
            SampleCompany.Roster
            .Select(entry => new object?[] { entry.Person, entry.Role, entry.Team, entry.From, entry.To, entry.ShiftStarts,
                entry.ShiftEnds, entry.LunchStarts, entry.LunchEnds, entry.Deputy }));
        Table("absences.csv", ["person", "from", "to", "reason"], scenario.Absences
            .Select(away => new object?[] { away.Person, away.From, away.To, away.Reason }));
        Table("customers.csv", ["customer_id", "name", "key_account", "segment", "phones"], customers.All.Concat(customers.Former)
            .Select(customer => new object?[] { customer.Id, customer.Name, customer.KeyAccount, customer.Segment,
                string.Join(';', customer.Numbers) }));
        Orders("orders.csv", orders);
        Table("complaints.csv", ["complaint_id", "received_at", "customer_id", "order_id", "topic", "team", "acknowledged_on",
            "resolved_on", "deadline", "legal_threat", "injury", "summary",
            "department", "channel", "reopened_on", "escalated_on", "must_refer", "followed_up_on", "satisfied", "redress_amount",
                "product_value", "redress_approved",
            "damage_claim", "claims_form_on", "quotes_outstanding", "manager_call_agreed_at", "manager_call_made_at"], complaints
            .Select(complaint => new object?[]
            {
                complaint.Fact.ComplaintId, complaint.ReceivedAt, complaint.Fact.Customer, complaint.Fact.OrderId, complaint.Fact.Topic,
                    complaint.Fact.Team, complaint.AcknowledgedOn,
                complaint.Fact.ResolvedOn, complaint.Fact.Deadline, complaint.Fact.LegalThreat, complaint.Fact.Injury, complaint.Summary,
                complaint.Fact.Department, complaint.Fact.Channel, complaint.Fact.ReopenedOn, complaint.Fact.EscalatedOn,
                    complaint.Fact.MustRefer, complaint.Fact.FollowedUpOn, complaint.Fact.Satisfied,
                complaint.Fact.RedressAmount, complaint.Fact.ProductValue, complaint.Fact.RedressApproved, complaint.Fact.DamageClaim,
                    complaint.Fact.ClaimsFormOn, complaint.Fact.QuotesOutstanding,
                complaint.Fact.ManagerCallAt, complaint.Fact.ManagerCalledAt,
            }));
        Table("training.csv", ["session_id", "planned_on", "held_on", "topic", "team", "invited", "attended", "missed_by"],
            SampleTeam.Training());
        Table("coaching.csv", ["session_id", "held_on", "officer", "team", "supervisor", "kind", "agreed_actions", "outcome", "review_on"],
            SampleTeam.Coaching());
        Table("briefings.csv", ["briefing_id", "held_on", "policy", "team", "officers", "not_understood", "repeat"],
            SampleTeam.Briefings(scenario.Seed));
        Table("record-changes.csv", ["change_id", "requested_on", "made_on", "field", "team"], SampleTeam.RecordChanges(scenario.Seed));
    }

    private void WriteOrdersAndCustomers(SampleScenario scenario, CustomerBook customers, IReadOnlyList<SampleOrder> orders,
        IReadOnlyList<SampleSurveyAnswer> surveys)
    {
        var (returns, voices, sales) = (new SampleReturns(scenario), new SampleVoices(scenario), new SampleSales(scenario));
        var earlier = new SampleOrders(scenario, customers).Earlier();
        Orders("orders-2024.csv", earlier);
        Table("shipments.csv", ["order_id", "shipment_id", "carrier", "shipped_on", "delivered_on"], returns.Parcels(orders)
            .Select(parcel => new object?[] { parcel.OrderId, parcel.Id, parcel.Carrier, parcel.ShippedOn, parcel.DeliveredOn }));
        Table("returns.csv", ["order_id", "return_id", "kind", "returned_on", "amount", "reason", "wrong_item", "quality_result"],
            returns.Of([.. earlier, .. orders])
            .Select(back => new object?[] { back.OrderId, back.Id, back.Kind, back.On, back.Amount, back.Reason, back.WrongItem,
                back.QualityResult }));
        Table("surveys.csv", ["answer_id", "answered_at", "question", "score", "team", "comment", "survey", "dimension", "expectation",
            "replied_on", "acted_on", "anonymous", "suggestion", "compliment", "department"],
            Answers(voices, surveys));
        Table("invitations.csv", ["invited_on", "survey", "count"],
            voices.Invitations().Select(day => new object?[] { day.On, "csat", day.Count }));
        Table("reviews.csv", ["site", "review_id", "posted_on", "stars", "answered_on"], voices.Reviews()
            .Select(review => new object?[] { review.Site, review.Id, review.PostedOn, review.Stars, review.AnsweredOn }));
        Table("leads.csv", ["lead_id", "created_on", "mql_on", "sql_on", "won_on", "lost_on", "channel"], sales.Leads()
            .Select(lead => new object?[] { lead.Id, lead.CreatedOn, lead.MqlOn, lead.SqlOn, lead.WonOn, lead.LostOn, lead.Channel }));
        Table("goals.csv", ["month", "amount"], SampleSales.Goals(earlier).Select(goal => new object?[] { goal.Month, goal.Amount }));
    }

    private static IEnumerable<object?[]> Answers(SampleVoices voices, IReadOnlyList<SampleSurveyAnswer> surveys)
    {
        foreach (var questionnaire in surveys.GroupBy(answer => answer.Id))
        {
            var answers = questionnaire.ToList();
            var reply = voices.ReplyTo(questionnaire.Key, answers);
            foreach (var answer in answers)
                yield return [answer.Id, answer.AnsweredOn, answer.Statement, answer.Score, SampleCompany.Team, answer.Comment, "csat",
                    null, null, .. Reply(reply), null];
            yield return Voice(voices.Recommends(questionnaire.Key, answers, reply));
        }

        foreach (var voice in voices.Raters().Concat(voices.Departmental()))
            yield return Voice(voice);

        static object?[] Voice(SampleVoice voice) =>
            [voice.Id, voice.On, voice.Question, voice.Score, SampleCompany.Team, null, voice.Survey, voice.Dimension, voice.Expectation,
                .. Reply(voice.Reply), voice.Department];

        static object?[] Reply(SampleReply reply) => [reply.RepliedOn, reply.ActedOn, reply.Anonymous, reply.Suggestion, reply.Compliment];
    }

    private void Orders(string name, IEnumerable<SampleOrder> orders) =>
        Table(name, ["order_id", "customer_id", "ordered_at", "promised_on", "shipped_on", "delivered_on", "status", "value", "currency",
            "cancelled_on", "product", "channel"], orders.Select(order => new object?[]
        {
            order.Id, order.CustomerId, order.OrderedAt, order.PromisedOn, order.ShippedOn, order.DeliveredOn, order.Status, order.Value,
                "AUD", order.CancelledOn, order.Product, order.Channel,
        }));

    private void WriteEnquiries(SampleScenario scenario, IReadOnlyList<SampleEnquiry> enquiries)
    {
        Table("enquiries.csv", ["enquiry_id", "opened_at", "resolved_at", "reopened", "customer_id", "order_id", "topic", "team",
            "officer", "channel", "required_fields", "present_fields"], enquiries
            .Select(enquiry => new object?[]
            {
                enquiry.Id, enquiry.OpenedAt, enquiry.ResolvedAt, enquiry.Reopened, enquiry.CustomerId, enquiry.OrderId, enquiry.Topic,
                    SampleCompany.Team, enquiry.Officer, enquiry.Channel,
                SampleEnquiries.RequiredFields, enquiry.PresentFields,
            }));
        Table("quality.csv", ["review_id", "reviewed_on", "officer", "team", "reference", "item", "weight", "passed", "critical",
            "courtesy"], new SampleQuality(scenario).All(enquiries)
            .Select(found => new object?[]
            {
                found.Review, found.ReviewedOn, found.Officer, SampleCompany.Team, found.Enquiry, found.Item.Item, found.Item.Weight,
                    found.Passed switch { true => "yes", false => "no", null => "na" },
                found.Item.Critical, found.Item.Courtesy,
            }));
    }

    // Orders placed in the three weeks before: what a customer who answers today has seen of deliveries.
    private static double LateShare(IReadOnlyList<SampleOrder> orders, DateOnly day)
    {
        var (from, to) = (day.AddDays(-21), day.AddDays(-3));
        var recent = orders.Where(order => order.Status is not OrderStatus.Cancelled
            && DateOnly.FromDateTime(order.OrderedAt.DateTime) is var ordered && from <= ordered && ordered <= to).ToList();
        return recent.Count == 0 ? 0 : recent.Count(order =>
            (order.DeliveredOn ?? DateOnly.MaxValue) > order.PromisedOn) / (double)recent.Count;
    }

    private void Table(string name, string[] header, IEnumerable<object?[]> rows)
    {
        using var table = Open(name);
        table.Write(string.Join(',', header) + '\n');
        foreach (var row in rows)
            table.Write(string.Join(',', row.Select(Cell)) + '\n');
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, SampleCompany.Calendar.Zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Enum word => word.Word(),
        string text when text.AsSpan().IndexOfAny(",\"\n") >= 0 => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private StreamWriter Open(string name)
    {
        _names.Add(name);
        return new StreamWriter(Path(name), false, new UTF8Encoding(false));
    }

    private string Path(string name) => System.IO.Path.Combine(folder, name);
}
