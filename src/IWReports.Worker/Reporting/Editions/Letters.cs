using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>A letter to a customer that was made, and who handed it over; null while it is still to be sent.</summary>
internal sealed record Letter
{
    public long Id { get; init; }

    public required string Report { get; init; }

    public required string Subject { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? Who { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Whether an earlier revision was handed over: its customer has had a letter.</summary>
    public bool IsSecond { get; init; }
}

/// <summary>The letters that a person finishes and hands over: which are to be sent, and which were.</summary>
internal sealed class Letters(NpgsqlDataSource database)
{
    public const int Listed = 50;

    /// <summary>The reports that are letters; the parameter of <see cref="CountSql"/>.</summary>
    public static readonly string[] Kinds = [ReportCatalog.Apology.Id, ReportCatalog.ComplaintReply.Id];

    /// <summary>How many are to be sent.</summary>
    public static string CountSql(string parameter) =>
        $"select count(*) from {Latest(parameter)} where not exists (select from handed_over where edition_id = id)";

    /// <summary>The latest revision of each, those to be sent first, the newest of them at the top.</summary>
    public Task<List<Letter>> ListAsync(CancellationToken cancellationToken) => database.RowsAsync<Letter>(
        $"""
        select id, report, subject, created_at, who, at, {IsSecond} from {Latest("$1")}
        left join handed_over on edition_id = id order by at is not null, coalesce(at, created_at) desc, id desc limit $2
        """, cancellationToken, Kinds, Listed);

    /// <summary>The latest revision of each that is about a case, the latest first.</summary>
    public Task<List<Letter>> AboutAsync(string reference, CancellationToken cancellationToken) => database.RowsAsync<Letter>(
        $"""
        select id, report, subject, created_at, who, at, {IsSecond} from {Latest("$1", "and scope = $2")}
        left join handed_over on edition_id = id order by id desc
        """, cancellationToken, Kinds, reference);

    /// <summary>Writes down that a letter was handed over, or takes that back. Errors: there is no such letter.</summary>
    public async Task<string> SetAsync(long id, bool done, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.RowAsync<string>(
            "select subject from edition where id = $1 and report = any($2)", cancellationToken, id, Kinds) is not { } subject)
            throw new InputException($"There is no letter {id}.");
        var changed = done
            ? await connection.ExecuteAsync(
                "insert into handed_over (edition_id, who) values ($1, $2) on conflict do nothing", cancellationToken, id, who)
            : await connection.ExecuteAsync("delete from handed_over where edition_id = $1", cancellationToken, id);
        // Said twice, it is written down once.
        if (changed > 0)
            await Audit.WriteAsync(connection, who, $"letter {id} {(done ? "handed over" : "not handed over after all")}", null,
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return subject;
    }

    private const string IsSecond = """
        exists (select from handed_over before join edition earlier on earlier.id = before.edition_id
            where earlier.report = latest.report and earlier.period = latest.period and earlier.scope = latest.scope
                and earlier.revision < latest.revision) as is_second
        """;

    private static string Latest(string parameter, string only = "") => $"""
        (select distinct on (report, period, scope) id, report, period, scope, revision, subject, created_at from edition
            where report = any({parameter}) {only}
            order by report, period, scope, revision desc) latest
        """;
}
