using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Host;

namespace IWReports.Worker.Demo;

/// <summary>What was written: the files, the calls among them and the folder.</summary>
internal sealed record SampleFiles(string Folder, IReadOnlyList<string> Names, int Calls);

/// <summary>Writes the sample company as the files a customer's telephone exchange, shop and office would hand over.</summary>
internal sealed class SampleFolder(string folder)
{
    private readonly CsvFolder _files = new(folder);

    public SampleFiles Write(SampleScenario scenario, IProgress<Progress> progress)
    {
        Make();
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

        var shop = new ShopFiles(_files, scenario);
        WriteTables(scenario, customers);
        shop.WriteOrders("orders.csv", orders);
        WriteComplaints(complaints.All());
        WriteTeam(scenario);
        shop.Write(customers, orders, surveys.All);
        WriteEnquiries(scenario, enquiries.All);
        File.WriteAllText(_files.Path("README.txt"), SampleReadMe.Text);
        TableExamples.Write(_files.Path("examples"));
        return new(folder, _files.Names, calls);
    }

    private void Make()
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
    }

    /// <summary>One queue_log a month, as a monthly rotation leaves them.</summary>
    private int WriteCalls(SampleScenario scenario, CustomerBook customers, IProgress<Progress> progress, Action<SampleDay> hear)
    {
        var calls = 0;
        foreach (var month in new CallSimulation(scenario, customers).Run().GroupBy(day => ReportPeriod.MonthOf(day.Day)))
        {
            progress.Report(new($"Simulating {month.Key}", (month.Key.From.Month - 1) / (double)SampleCompany.LastDay.Month));
            using var log = _files.Open($"queue_log.{month.Key}");
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

    private void WriteTables(SampleScenario scenario, CustomerBook customers)
    {
        _files.Table("monthly-calls.csv", ["month", "calls", "change_on_last_year"], scenario.CallsPerMonth
            .Select((calls, place) => new object?[]
            {
                ReportPeriod.Month(SampleCompany.Year, place + 1), calls,
                    string.Create(CultureInfo.InvariantCulture, $"{SampleCompany.PercentOnLastYear[place]} %"),
            }));
        _files.Table("roster.csv", ["person", "role", "team", "from", "to", "shift_starts", "shift_ends", "lunch_starts", "lunch_ends",
            "deputy"],
            SampleCompany.Roster
            .Select(entry => new object?[] { entry.Person, entry.Role, entry.Team, entry.From, entry.To, entry.ShiftStarts,
                entry.ShiftEnds, entry.LunchStarts, entry.LunchEnds, entry.Deputy }));
        _files.Table("absences.csv", ["person", "from", "to", "reason"], scenario.Absences
            .Select(away => new object?[] { away.Person, away.From, away.To, away.Reason }));
        _files.Table("customers.csv", ["customer_id", "name", "key_account", "segment", "phones"], customers.All.Concat(customers.Former)
            .Select(customer => new object?[] { customer.Id, customer.Name, customer.KeyAccount, customer.Segment,
                string.Join(';', customer.Numbers) }));
    }

    private void WriteComplaints(IEnumerable<SampleComplaint> complaints) =>
        _files.Table("complaints.csv", ["complaint_id", "received_at", "customer_id", "order_id", "topic", "team", "acknowledged_on",
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

    private void WriteTeam(SampleScenario scenario)
    {
        _files.Table("training.csv", ["session_id", "planned_on", "held_on", "topic", "team", "invited", "attended", "missed_by"],
            SampleTeam.Training());
        _files.Table("coaching.csv", ["session_id", "held_on", "officer", "team", "supervisor", "kind", "agreed_actions", "outcome",
            "review_on"],
            SampleTeam.Coaching());
        _files.Table("briefings.csv", ["briefing_id", "held_on", "policy", "team", "officers", "not_understood", "repeat"],
            SampleTeam.Briefings(scenario.Seed));
        _files.Table("record-changes.csv", ["change_id", "requested_on", "made_on", "field", "team"],
            SampleTeam.RecordChanges(scenario.Seed));
    }

    private void WriteEnquiries(SampleScenario scenario, IReadOnlyList<SampleEnquiry> enquiries)
    {
        _files.Table("enquiries.csv", ["enquiry_id", "opened_at", "resolved_at", "reopened", "customer_id", "order_id", "topic", "team",
            "officer", "channel", "required_fields", "present_fields"], enquiries
            .Select(enquiry => new object?[]
            {
                enquiry.Id, enquiry.OpenedAt, enquiry.ResolvedAt, enquiry.Reopened, enquiry.CustomerId, enquiry.OrderId, enquiry.Topic,
                    SampleCompany.Team, enquiry.Officer, enquiry.Channel,
                SampleEnquiries.RequiredFields, enquiry.PresentFields,
            }));
        _files.Table("quality.csv", ["review_id", "reviewed_on", "officer", "team", "reference", "item", "weight", "passed", "critical",
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
}
