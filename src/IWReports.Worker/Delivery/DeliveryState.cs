using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>
/// Where a delivery stands. Pending → Claimed → HandingOff → Sent, Rejected or Unknown; back to Pending when the server cannot take it now.
/// Held: by the cap, or until its report is approved; a person lets it go.
/// Unknown: the connection was lost after the final dot, so only a person can say whether it arrived.
/// Withdrawn: its recipient gets no reports any more.
/// </summary>
internal enum DeliveryState { Pending, Claimed, HandingOff, Sent, Rejected, Unknown, Held, Withdrawn }

/// <summary>The states' names in the database and on the command line.</summary>
internal static class DeliveryStates
{
    public static IReadOnlyDictionary<string, DeliveryState> ByName { get; } =
        Enum.GetValues<DeliveryState>().ToDictionary(state => state.Word());

    /// <summary>In which a delivery waits for a person, the most pressing first.</summary>
    public static IReadOnlyList<DeliveryState> NeedingAPerson { get; } =
        [DeliveryState.Unknown, DeliveryState.Held, DeliveryState.Rejected];

    public static bool NeedsAPerson(this DeliveryState state) => NeedingAPerson.Contains(state);

    /// <summary>How many deliveries wait for a person in each of these states.</summary>
    public static async Task<IReadOnlyDictionary<DeliveryState, long>> WaitingAsync(NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        // Written out, so that the index of these states serves.
        var words = string.Join(", ", NeedingAPerson.Select(state => $"'{state.Word()}'"));
        var counts = (await database.RowsAsync<Waiting>(
                $"select state, count(*) as count from delivery where state in ({words}) group by state", cancellationToken))
            .ToDictionary(row => ByName[row.State], row => row.Count);
        return NeedingAPerson.ToDictionary(state => state, state => counts.GetValueOrDefault(state));
    }

    private sealed record Waiting
    {
        public required string State { get; init; }
        public required long Count { get; init; }
    }
}
