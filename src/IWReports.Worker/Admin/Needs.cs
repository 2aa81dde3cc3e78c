using System.Security.Claims;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
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
internal sealed class Needs(NpgsqlDataSource database, UnmappedReader unmapped)
{
    private sealed record Row
    {
        public long Quarantined { get; init; }

        public long CallBacks { get; init; }

        public long Comments { get; init; }

        public long Letters { get; init; }

        public long Undecided { get; init; }

        public long Due { get; init; }
    }

    private static readonly string Sql =
        $"""
        select
            (select count(*) from waiting_line) as quarantined,
            (select count(*) from call_back) as call_backs,
            ({FeedbackComments.CountSql}) as comments,
            ({Letters.CountSql("$2")}) as letters,
            (select count(*) from recommendation where decision = 'open') as undecided,
            (select count(*) from recommendation where decision = 'accepted' and done_on is null and due <= $1) as due
        """;

    /// <summary>Only what there is.</summary>
    public async Task<IReadOnlyList<Need>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var row = await database.RowAsync<Row>(Sql, cancellationToken, today, Letters.Kinds) ?? new();
        var deliveries = await DeliveryStates.WaitingAsync(database, cancellationToken);
        var lately = await unmapped.LatelyAsync(cancellationToken);
        Need[] all =
        [
            .. deliveries.Select(state => Of(state.Key, state.Value)),
            new("line in the quarantine|lines in the quarantine", row.Quarantined, "See why", "/data/quarantine")
            {
                May = Roles.MayOperate,
            },
            new("queue with calls that belongs to no team|queues with calls that belong to no team", lately?.Queues.Count ?? 0, "Map",
                "/data") { May = Roles.MayOperate },
            new("officer who answered and is on no roster|officers who answered and are on no roster", lately?.Officers.Count ?? 0,
                "Map", "/data") { May = Roles.MayOperate },
            new("caller to ring back|callers to ring back", row.CallBacks, "Ring back", "/callbacks") { May = Roles.MayRingBack },
            new("comment to answer|comments to answer", row.Comments, "Answer", "/feedback") { May = Roles.MayRingBack },
            new("letter to hand over|letters to hand over", row.Letters, "Hand over", "/recommendations#letters")
            {
                May = Roles.MayWriteToCustomers,
            },
            new("accepted recommendation that is due|accepted recommendations that are due", row.Due, "Follow up", "/recommendations"),
            new("recommendation without a decision|recommendations without a decision", row.Undecided, "Decide", "/recommendations"),
        ];
        return [.. all.Where(need => need.Count > 0)];
    }

    private static Need Of(DeliveryState state, long count)
    {
        var (what, act) = state switch
        {
            DeliveryState.Unknown => (
                "delivery of which nobody knows whether it arrived|deliveries of which nobody knows whether they arrived", "Settle"),
            DeliveryState.Held => ("delivery that was held back|deliveries that were held back", "Decide"),
            DeliveryState.Rejected => ("delivery that a mail server refused|deliveries that a mail server refused", "Look"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No page says what a person does about it."),
        };
        return new(what, count, act, $"/deliveries?state={state.Word()}");
    }
}
