using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>Something that waits for a person: what, how many, and the page where it is resolved.</summary>
internal sealed record Need(string What, long Count, string Act, string Address);

/// <summary>Counts what waits for a person, the most pressing first.</summary>
internal sealed class Needs(NpgsqlDataSource database)
{
    private sealed record Row
    {
        public long Unknown { get; init; }

        public long Held { get; init; }

        public long Rejected { get; init; }

        public long Quarantined { get; init; }

        public long CallBacks { get; init; }

        public long Undecided { get; init; }

        public long Due { get; init; }
    }

    private const string Sql =
        """
        select
            (select count(*) from delivery where state = 'unknown') as unknown,
            (select count(*) from delivery where state = 'held') as held,
            (select count(*) from delivery where state = 'rejected') as rejected,
            (select count(*) from quarantine where replayed_at is null) as quarantined,
            (select count(*) from call_back) as call_backs,
            (select count(*) from recommendation where decision = 'open') as undecided,
            (select count(*) from recommendation where decision = 'accepted' and done_on is null and due <= $1) as due
        """;

    /// <summary>Only what there is.</summary>
    public async Task<IReadOnlyList<Need>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.RowAsync<Row>(Sql, cancellationToken, today) ?? new();
        Need[] all =
        [
            new("deliveries of which nobody knows whether they arrived", row.Unknown, "Settle", "/deliveries?state=unknown"),
            new("deliveries that were held back", row.Held, "Decide", "/deliveries?state=held"),
            new("deliveries that a mail server refused", row.Rejected, "Look", "/deliveries?state=rejected"),
            new("lines in the quarantine", row.Quarantined, "See why", "/health"),
            new("callers to ring back", row.CallBacks, "Ring back", "/callbacks"),
            new("accepted recommendations that are due", row.Due, "Follow up", "/recommendations"),
            new("recommendations without a decision", row.Undecided, "Decide", "/recommendations"),
        ];
        return [.. all.Where(need => need.Count > 0)];
    }
}
