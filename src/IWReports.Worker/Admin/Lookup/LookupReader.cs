using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Lookup;

/// <summary>A customer's complaint or enquiry.</summary>
internal sealed record FoundCase
{
    public required string Kind { get; init; }

    public required string Reference { get; init; }

    public string? Customer { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? Topic { get; init; }

    public string? Team { get; init; }
}

/// <summary>Somebody of the roster or of those who get reports.</summary>
internal sealed record FoundPerson
{
    /// <summary>The recipient's; an officer has none.</summary>
    public int? Id { get; init; }

    public required string Name { get; init; }

    public string? Team { get; init; }

    public required string Role { get; init; }
}

/// <summary>Finds rows by the beginning of a name or number, by index; at most so many of each kind.</summary>
/// <remarks>A pattern is in small letters, with what "like" would read in it escaped.</remarks>
internal sealed class LookupReader(NpgsqlDataSource database)
{
    public const int Max = 10;

    /// <summary>The kind of a case that has a page of its own.</summary>
    public const string Complaint = "complaint";

    /// <summary>Complaints and enquiries by their number or their customer's name or number; of one team where it is named.</summary>
    public Task<List<FoundCase>> CasesAsync(string pattern, string? team, CancellationToken cancellationToken) =>
        database.RowsAsync<FoundCase>(
            $"""
            with asked as (
                select customer_id, site from (
                    (select source_id, customer_id from customer where lower(name) like $1 limit $3)
                    union (select source_id, customer_id from customer where lower(customer_id) like $1 limit $3)) found
                join source_site using (source_id)
            ),
            complaints as (
                select complaint_id, customer_id, site, received_on, resolved_on, topic, team
                from complaint join source_site using (source_id)
                where (lower(complaint_id) like $1
                        or (customer_id = any(array(select customer_id from asked)) and (customer_id, site) in (select * from asked)))
                    and {TeamMatch.OnlySql("team", "$2")} order by received_on desc, complaint_id limit $3
            ),
            enquiries as (
                select enquiry_id, customer_id, site, opened_on, resolved_on, topic, team
                from enquiry join source_site using (source_id)
                where (lower(enquiry_id) like $1
                        or (customer_id = any(array(select customer_id from asked)) and (customer_id, site) in (select * from asked)))
                    and {TeamMatch.OnlySql("team", "$2")} order by opened_on desc, enquiry_id limit $3
            ),
            cases as (select '{Complaint}' as kind, * from complaints union all select 'enquiry', * from enquiries)
            select kind, complaint_id as reference, received_on as opened_on, resolved_on as closed_on, topic, team,
                (select min(name) from customer join source_site its using (source_id)
                    where customer.customer_id = cases.customer_id and its.site = cases.site) as customer
            from cases order by received_on desc, complaint_id limit $3
            """, cancellationToken, pattern, team, Max);

    /// <summary>Officers of the roster by the beginning of a name; of one team where it is named.</summary>
    public Task<List<FoundPerson>> OfficersAsync(string pattern, string? team, CancellationToken cancellationToken) =>
        database.RowsAsync<FoundPerson>(
            $"""
            select * from (
                select distinct on (person) person as name, team, role from roster_entry
                where role = 'officer' and (lower(person) like $1 or lower(person) like '% ' || $1) order by person, from_day desc
            ) latest
            where {TeamMatch.OnlySql("team", "$2")} order by name limit $3
            """, cancellationToken, pattern, team, Max);

    public Task<List<FoundPerson>> RecipientsAsync(string pattern, CancellationToken cancellationToken) =>
        database.RowsAsync<FoundPerson>(
            """
            select id, name, team, role from recipient where lower(name) like $1 or lower(name) like '% ' || $1 or lower(address) like $1
            order by name limit $2
            """, cancellationToken, pattern, Max);

    /// <summary>Runs by their number, the beginning of their period, or their schedule; the latest first.</summary>
    public Task<List<JobRun>> RunsAsync(long? id, string pattern, CancellationToken cancellationToken) =>
        database.RowsAsync<JobRun>(
            """
            select * from job_run where id = any(array(
                (select id from job_run where id = $1 and parent_id is null)
                union (select id from job_run where period like $2 and parent_id is null order by id desc limit $3)
                union (select run.id from job_schedule schedule cross join lateral (
                    select id from job_run where schedule_id = schedule.id and parent_id is null order by id desc limit $3) run
                    where lower(schedule.id) like $2)))
            order by id desc limit $3
            """, cancellationToken, id, pattern, Max);

    public Task<List<string>> SchedulesAsync(string pattern, CancellationToken cancellationToken) =>
        database.RowsAsync<string>(
            "select id from job_schedule where lower(id) like $1 or lower(id) like '%-' || $1 order by id limit $2",
            cancellationToken, pattern, Max);

    /// <summary>Who looked at which cases; nobody's own words are written down.</summary>
    public async Task WriteDownAsync(IEnumerable<FoundCase> cases, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Audit.WriteAsync(connection, who, $"found by search: {string.Join(", ", cases.Select(one => $"{one.Kind} {one.Reference}"))}",
            null, cancellationToken);
    }
}
