using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>
/// Sends a frozen report to a recipient to look at, one at a time and each at most once. It is no delivery: see ops/decisions/071.
/// </summary>
internal sealed class TestMails(NpgsqlDataSource database, EditionStore editions, TestCopy copy, Func<IDeliveryChannel> openChannel,
    IOptions<DeliveryOptions> options, ILogger<TestMails> log)
{
    // A page waits so long for the mail server; then it says that the test is on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int Listed = 5;

    // One whose worker vanished is told as unknown by whoever looks, though nobody wrote it down yet.
    private const string Columns = """
        select recipient.name as recipient, test_mail.reply, test_mail.who, test_mail.began_at, edition_id, edition.subject,
            case when test_mail.state = 'sending' and test_mail.began_at < now() - $1 then 'unknown' else test_mail.state end as state_word
        from test_mail join recipient on recipient.id = recipient_id join edition on edition.id = edition_id
        """;

    /// <summary>What became of a test of this edition; null when there is none.</summary>
    public Task<TestMail?> FindAsync(Guid id, long edition, CancellationToken cancellationToken) => database.RowAsync<TestMail>(
        $"{Columns} where test_mail.id = $2 and edition_id = $3", cancellationToken, options.Value.Lease, id, edition);

    /// <summary>The last tests that went to a recipient, the latest first.</summary>
    public Task<List<TestMail>> LatestAsync(int recipient, CancellationToken cancellationToken) => database.RowsAsync<TestMail>(
        $"{Columns} where recipient_id = $2 order by began_at desc limit $3", cancellationToken, options.Value.Lease, recipient, Listed);

    /// <summary>Sends one; an id used before sends nothing. Errors: a draft, an address without mail, a test on its way.</summary>
    public async Task SendAsync(Guid id, Edition edition, Recipient to, string who, CancellationToken cancellationToken)
    {
        ReportJob.CheckSent(ReportCatalog.Find(edition.Report));
        if (copy.Refusal(to.Name, to.Address, out var mailbox) is { } refusal)
            throw new InputException(refusal);
        var rendered = await editions.RenderedAsync(edition, cancellationToken);
        var what = $"test of {edition.Report} {edition.Period}, {edition.Scope}, revision {edition.Revision}, to {to.Name}";
        if (!await BeginAsync(id, edition, to, who, what, cancellationToken))
            return;
        var sending = SendAsync(id, edition, mailbox!, rendered, who, what);
        if (await Task.WhenAny(sending, Task.Delay(Patience, CancellationToken.None)) == sending)
            await sending;
    }

    // The row comes first: of two forms, or of one sent twice, the second finds it.
    private async Task<bool> BeginAsync(
        Guid id, Edition edition, Recipient to, string who, string what, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            update test_mail set state = 'unknown', reply = 'the worker vanished during the hand-over'
            where state = 'sending' and began_at < now() - $1
            """, cancellationToken, options.Value.Lease);
        var fresh = await connection.ExecuteAsync(
            "insert into test_mail (id, edition_id, recipient_id, who) values ($1, $2, $3, $4) on conflict do nothing", cancellationToken,
            id, edition.Id, to.Id, who);
        if (fresh == 0 && await connection.RowAsync<Guid?>("select id from test_mail where id = $1", cancellationToken, id) is null)
            throw new InputException("Another test is on its way. Wait until it has ended, then send this one.");
        if (fresh > 0)
            await Audit.WriteAsync(connection, who, what, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return fresh > 0;
    }

    // Takes no cancellation: what has begun is finished, so that its outcome is known.
    private async Task SendAsync(Guid id, Edition edition, Mailbox to, RenderedReport rendered, string who, string what)
    {
        var outcome = await HandOverAsync(edition, to, rendered);
        var state = outcome.Kind switch
        {
            SendResultKind.Accepted => TestState.Accepted,
            SendResultKind.Transient => TestState.Deferred,
            SendResultKind.Permanent => TestState.Refused,
            _ => TestState.Unknown,
        };
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        // Nobody knows stays, once it is written: a hand-over that took longer than its lease may have been sent again.
        if (await connection.ExecuteAsync("update test_mail set state = $2, reply = $3 where id = $1 and state = 'sending'",
            CancellationToken.None, id, state.Word(), outcome.Text) > 0)
            // The server's words may hold an address; the audit has none.
            await Audit.WriteAsync(connection, who, $"{what}: {state.Word()}", null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<SendResult> HandOverAsync(Edition edition, Mailbox to, RenderedReport rendered)
    {
        try
        {
            await using var channel = openChannel();
            return await copy.HandOverAsync(channel, to, new(edition.Report, edition.Period, edition.Scope, edition.Revision, 0), rendered);
        }
        catch (Exception error)
        {
            log.LogError("The hand-over of a test ended in an error that was not foreseen: {Error}", error.GetType().FullName);
            return new(SendResultKind.Unknown,
                $"the hand-over ended in an error that was not foreseen: {error.GetType().Name}: {error.Message}");
        }
    }
}
