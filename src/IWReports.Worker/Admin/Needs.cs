using System.Security.Claims;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>Something that waits for a person: what (one|several), how many, and the page where it is resolved.</summary>
internal sealed record Need(string What, long Count, string Act, string Address)
{
    /// <summary>Whether a person may do the act.</summary>
    public Func<ClaimsPrincipal, bool> May { get; init; } = Roles.MaySettle;

    /// <summary>"3 lines in the quarantine".</summary>
    public string Text => FigureText.Of(new(Count, Unit.Count, default), What);
}

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
            (select count(*) from waiting_line) as quarantined,
            (select count(*) from call_back) as call_backs,
            (select count(*) from recommendation where decision = 'open') as undecided,
            (select count(*) from recommendation where decision = 'accepted' and done_on is null and due <= $1) as due
        """;

    /// <summary>Only what there is.</summary>
    public async Task<IReadOnlyList<Need>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var row = await database.RowAsync<Row>(Sql, cancellationToken, today) ?? new();
        Need[] all =
        [
            new("delivery of which nobody knows whether it arrived|deliveries of which nobody knows whether they arrived",
                row.Unknown, "Settle", "/deliveries?state=unknown"),
            new("delivery that was held back|deliveries that were held back", row.Held, "Decide", "/deliveries?state=held"),
            new("delivery that a mail server refused|deliveries that a mail server refused", row.Rejected, "Look",
                "/deliveries?state=rejected"),
            new("line in the quarantine|lines in the quarantine", row.Quarantined, "See why", "/data/quarantine")
            {
                May = Roles.MayOperate,
            },
            new("caller to ring back|callers to ring back", row.CallBacks, "Ring back", "/callbacks") { May = Roles.MayRingBack },
            new("accepted recommendation that is due|accepted recommendations that are due", row.Due, "Follow up", "/recommendations"),
            new("recommendation without a decision|recommendations without a decision", row.Undecided, "Decide", "/recommendations"),
        ];
        return [.. all.Where(need => need.Count > 0)];
    }
}
