using IWReports.Core.Calendar;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Inputs.TeamWeek;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>The weeks of two teams, from the database.</summary>
public sealed class WeekOfTheTeamTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly ReportPeriod Week = ReportPeriod.WeekOf(new(2025, 11, 24));

    private static readonly IOptions<CompanyOptions> Two = Options.Create(new CompanyOptions
    {
        Name = "Innovative Widgets", Teams = { ["Customer service"] = ["widgets", "orders"], ["Sales"] = ["sales"] },
    });

    private async Task<IReadOnlyList<Draft>> DraftsAsync(ReportPeriod? week = null, string? scope = null)
    {
        await MeasureAsync(range: new((week ?? Week).From.AddDays(-84), (week ?? Week).To));
        var measurement = Options.Create(new MeasurementOptions());
        var source = new TeamWeekSource(
            Reader, new CallsReader(Database.Source, Calendar, Two), new(Database.Source),
            new(Database.Source, Calendar, Two, measurement), new(Database.Source), new(Database.Source, Two, measurement),
            new RecipientReader(Database.Source), Calendar, Two, measurement, new UnmappedReader(Database.Source, Two));
        return await source.DraftAsync(week ?? Week, scope, new Progress<Progress>(), CancellationToken.None);
    }

    private async Task<TeamWeekModel> WeekAsync(ReportPeriod? week = null) =>
        (TeamWeekModel)Assert.Single(await DraftsAsync(week, "Customer service")).Model;

    private Task PeopleAsync() => Database.ExecuteHereAsync(
        """
        truncate training_session, coaching_session, recipient cascade;
        insert into roster_entry (source_id, person, role, team, from_day)
        values (1, 'Mia', 'officer', 'Customer service', '2025-01-01'), (1, 'Zoe', 'officer', 'Sales', '2025-01-01');
        insert into training_session (source_id, session_id, planned_on, held_on, topic, team, invited, attended, missed_by)
        values (1, 'T1', '2025-11-12', '2025-11-12', 'Tracking', 'customer service', 2, 1, 'Mia; Jo'), (1, 'T2', '2025-11-12',
            '2025-11-12', 'Selling', 'Sales', 1, 1, null);
        insert into coaching_session (source_id, session_id, held_on, officer, team, kind, agreed_actions, outcome, review_on)
        values (1, 'C1', '2025-11-03', 'Mia', null, 'coaching', 'a', 'b', '2025-11-28'), (1, 'C2', '2025-11-04', 'Zoe', 'Sales',
            'coaching', null, null, null);
        """);

    [Fact]
    public async Task Each_team_sees_its_own_people_alone()
    {
        await PeopleAsync();
        var drafts = await DraftsAsync();
        Assert.Equal(["Customer service", "Sales"], drafts.Select(draft => draft.Scope));
        var (service, sales) = ((TeamWeekModel)drafts[0].Model, (TeamWeekModel)drafts[1].Model);
        Assert.Equal([new("Mia", "missed it", "coached Mon 3 Nov; review overdue since Fri 28 Nov", true)], service.Officers);
        Assert.Equal([new("Zoe", "had it", "coached Tue 4 Nov", false)], sales.Officers);
        foreach (var (draft, foreign) in drafts.Zip(["Zoe", "Mia"]))
            Assert.DoesNotContain(draft.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row), cell => cell.Text == foreign);
    }

    [Fact]
    public async Task It_goes_to_the_teams_supervisor_and_the_manager()
    {
        await PeopleAsync();
        var recipients = new RecipientStore(Database.Source, Two);
        foreach (var entry in new RecipientEntry[]
        {
            new("John", "john@widgets.example", RecipientRole.Supervisor, "Customer service"),
            new("Eve", "eve@widgets.example", RecipientRole.Supervisor, "Sales"),
            new("Kate", "kate@widgets.example", RecipientRole.Manager),
        })
            await recipients.SaveAsync(entry, "sue", CancellationToken.None);
        var drafts = await DraftsAsync();
        Assert.Equal([["John", "Kate"], ["Eve", "Kate"]], drafts.Select(draft => draft.Recipients.Select(one => one.Name).ToArray()));
        Assert.All(drafts, draft => Assert.Null(draft.NoReader));
    }

    [Fact]
    public async Task Complaints_and_comments_are_the_teams_by_tone_and_without_numbers()
    {
        await Database.ExecuteHereAsync(
            """
            insert into complaint (source_id, complaint_id, received_on, topic, team, department, legal_threat, injury, summary)
            values (1, 'F1', '2025-11-25', 'late delivery', 'Customer service', 'Carrier', false, false, 'Ring 0400 123 456, it is late.'),
                   (1, 'F2', '2025-11-25', 'rude', 'Sales', null, false, false, 'Rude.');
            insert into survey_answer (source_id, answer_id, question, answered_on, score, team, comment, survey, compliment)
            values (1, 'Q1', 'staff', '2025-11-26', 5, 'customer service ', 'Friendly.', 'csat', true),
                   (1, 'Q1', 'tidiness', '2025-11-26', 4, 'customer service ', null, 'csat', null),
                   (1, 'Q4', 'answer', '2025-11-26', 5, 'CUSTOMER SERVICE', 'It came late delivery.', 'csat', null),
                   (1, 'Q4', 'delivery', '2025-11-26', 1, 'CUSTOMER SERVICE', null, 'csat', null),
                   (1, 'Q2', 'staff', '2025-11-26', 3, 'Customer service', 'So so.', 'csat', false),
                   (1, 'Q3', 'would you', '2025-11-26', 6, null, 'Put on hold.', 'nps', false);
            """);
        var week = await WeekAsync();
        Assert.Equal([new("Friendly service", "1 remark", "Friendly.", "")], week.Praised);
        Assert.Equal(["Late delivery", "On hold"], week.Minded.Select(theme => theme.Theme).Order());
        var late = week.Minded.Single(theme => theme.Theme == "Late delivery");
        Assert.Equal("Carrier", late.Concerns);
        // Filed under a good answer, it is about the bad one.
        Assert.Equal("2 remarks", late.Remarks);
        Assert.DoesNotContain("0400", late.Quote, StringComparison.Ordinal);
        Assert.Equal("The whole team", Assert.Single(week.Compliments).For);
    }

    [Fact]
    public async Task A_week_in_which_the_clocks_change_has_all_its_calls()
    {
        var week = ReportPeriod.WeekOf(new(2025, 10, 5));
        foreach (var call in Enumerable.Range(0, 10))
        {
            await CallAsync($"2025-09-29 09:0{call}", "answered", officer: "Mia");
            await CallAsync($"2025-10-05 03:0{call}", call < 3 ? "abandoned" : "answered", officer: "Mia");
        }

        var model = await WeekAsync(week);
        Assert.Equal("29 September – 5 October 2025", model.PeriodText);
        Assert.Equal("15 %", model.Missed.Single(figure => figure.Name == "Abandonment").Value);
    }

    [Fact]
    public async Task Without_any_source_every_part_says_so()
    {
        await Database.ExecuteHereAsync("truncate training_session, coaching_session, recipient cascade");
        var draft = Assert.Single(await DraftsAsync(scope: "Sales"));
        var week = (TeamWeekModel)draft.Model;
        Assert.Equal("No calls are on record for this week.", week.Headline);
        Assert.Contains("No call of Sales is on record for this week", Assert.Single(week.Missing), StringComparison.Ordinal);
        Assert.StartsWith("The week of Sales reaches no manager, nor anybody else.", draft.NoReader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_is_none_is_answered_with_those_there_are() =>
        Assert.Contains("The teams are: Customer service, Sales",
            (await Assert.ThrowsAsync<InputException>(() => DraftsAsync(scope: "Support"))).Message, StringComparison.Ordinal);
}
