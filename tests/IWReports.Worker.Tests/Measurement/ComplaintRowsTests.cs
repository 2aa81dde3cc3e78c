using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Inputs.Drafts;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Lists, letters and figures say the same of a complaint.</summary>
public sealed class ComplaintRowsTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly DateOnly Thursday = new(2025, 11, 20);

    private CustomersReader Customers => new(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions()));

    private CasesReader Cases => new(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions()));

    private async Task ComplainAsync(string id, string columns, string values)
    {
        await Database.ExecuteHereAsync($"insert into complaint (source_id, complaint_id, received_on, customer_id, {columns}) "
            + $"values (1, '{id}', '2025-11-03', 'A', {values})");
        await MarkStaleAsync("2025-11-03");
    }

    [Fact]
    public async Task The_injuries_of_the_sentence_are_those_of_the_figure()
    {
        var november = ReportPeriod.Month(2025, 11);
        Assert.Null(await Customers.InjuriesAsync(november, CancellationToken.None));
        await ComplainAsync("hurt", "injury", "true");
        Assert.Equal(0, await Customers.InjuriesAsync(november, CancellationToken.None));
        await MeasureAsync();
        Assert.Equal((1, 1m),
            (await Customers.InjuriesAsync(november, CancellationToken.None), (await TotalAsync("injuries")).Value));
    }

    [Fact]
    public async Task A_log_that_never_says_what_is_settled_makes_nothing_overdue()
    {
        var due = new DateOnly(2025, 11, 10);
        await ComplainAsync("old", "team", "'Customer service'");
        Assert.False(Assert.Single(await OpenAsync()).IsOverdueOn(Thursday, due));
        await ComplainAsync("settled", "resolved_on", "'2025-11-05'");
        Assert.True(Assert.Single(await OpenAsync()).IsOverdueOn(Thursday, due));
    }

    private Task<IReadOnlyList<Complaint>> OpenAsync() =>
        Customers.OpenComplaintsAsync("Customer service", Thursday, CancellationToken.None);

    [Fact]
    public async Task A_letter_knows_what_the_list_and_the_figures_know()
    {
        await Database.ExecuteHereAsync("insert into source (name, kind, zone) values ('second', 'queue-log', 'Australia/Melbourne')");
        await Database.ExecuteHereAsync("insert into customer (source_id, customer_id, name) values (1, 'A', ''), (2, 'A', 'One')");
        await ComplainAsync("F", "resolved_on, satisfied, redress_amount, escalated_on, order_id",
            "'2025-11-05', false, 7, '2025-11-28', 'none'");
        var data = await Cases.FindAsync("F", ReportPeriod.Day(Thursday), CancellationToken.None);
        Assert.Equal(("One", true, false, 7m, null, null), (data!.Customer, data.Complaint.IsFollowedUp, data.Complaint.IsOpenOn(Thursday),
            data.Complaint.RedressAmount, data.Complaint.EscalatedOn, data.Order));
    }
}
