using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>One-time links to the questionnaire: made out by the number, known by their hash only, gone once they are used.</summary>
internal sealed class FeedbackLinks(NpgsqlDataSource database, BusinessClock clock, IOptions<FeedbackOptions> feedback,
    IOptions<CompanyOptions> company)
{
    public const int MaxLinks = 1000, MaxDays = 90;

    /// <summary>Of the source that answers and invitations are of.</summary>
    public const string SourceKind = "questionnaire";

    // 128 bits: nobody tries them out.
    private const int TokenLength = 16;

    /// <summary>Makes out so many links, which count as invitations of today. Errors: no address, or too many or too long.</summary>
    /// <returns>Their addresses, which are written nowhere.</returns>
    public async Task<IReadOnlyList<string>> MakeOutAsync(
        Questionnaire edition, int count, int days, string who, CancellationToken cancellationToken)
    {
        if (feedback.Value is not { Url: not null, Links: { } address })
            throw new InputException("The questionnaire has no address yet: set Feedback:Url.");
        if (count is < 1 or > MaxLinks || days is < 1 or > MaxDays)
            throw new InputException($"Make out 1 to {MaxLinks} links that count for 1 to {MaxDays} days.");
        var tokens = Enumerable.Range(0, count).Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenLength))).ToList();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into feedback_link (hash, edition, version, made_out_on, made_out_by, counts_until)
            select hash, $2, $3, $4, $5, $6 from unnest($1) hash
            """, cancellationToken, tokens.Select(Hash).ToArray(), edition.Edition, Questionnaire.Version, clock.Today, who,
            clock.Today.AddDays(days));
        var source = await SourceAsync(connection, cancellationToken);
        foreach (var survey in edition.Surveys)
            await connection.ExecuteAsync(
                "insert into invitation (source_id, invitation_id, invited_on, survey, sent) values ($1, $2, $3, $4, $5)",
                cancellationToken, source, Guid.NewGuid().ToString("N"), clock.Today, survey, count);
        await RunStore.MarkStaleAsync(connection, [clock.Today], cancellationToken);
        await Audit.WriteAsync(connection, who, $"{Words.Count(count, "link")} to the questionnaire ({edition.Edition}) made out", null,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return tokens.ConvertAll(token => new Uri(address, token).ToString());
    }

    /// <summary>What a link leads to; null where it was used, is too old, or never was: a stranger is told no more.</summary>
    public async Task<Questionnaire?> FindAsync(string token, CancellationToken cancellationToken) => Questionnaire.Find(
        await database.RowAsync<string>("select edition from feedback_link where hash = $1 and counts_until >= $2 and version = $3",
            cancellationToken, Hash(token), clock.Today, Questionnaire.Version));

    /// <summary>Uses a link up, in the transaction that keeps its answers; false where another was first.</summary>
    public async Task<bool> UseAsync(NpgsqlConnection connection, string token, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("delete from feedback_link where hash = $1 and counts_until >= $2", cancellationToken, Hash(token),
            clock.Today) > 0;

    /// <summary>How many links are out and still lead to the questionnaire.</summary>
    public Task<long> OutAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<long>(
        "select count(*) from feedback_link where counts_until >= $1 and version = $2", cancellationToken, clock.Today,
        Questionnaire.Version);

    /// <summary>The source that answers and invitations of the questionnaire are of.</summary>
    public Task<short> SourceAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => RunStore.SourceAsync(
        connection, $"{SourceKind}:{company.Value.Zone}", SourceKind, company.Value.Zone, Core.Facts.Capabilities.None, cancellationToken);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
