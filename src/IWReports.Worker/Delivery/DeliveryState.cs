using IWReports.Core.Language;
using IWReports.Worker.Host;

namespace IWReports.Worker.Delivery;

/// <summary>
/// Where a delivery stands. Pending → Claimed → HandingOff → Sent, Rejected or Unknown; back to Pending when the server cannot take it now.
/// Held: stopped by the cap, waits for a person. Unknown: the connection was lost after the final dot, so only a person can say whether it
/// arrived.
/// Withdrawn: its recipient gets no reports any more.
/// </summary>
internal enum DeliveryState { Pending, Claimed, HandingOff, Sent, Rejected, Unknown, Held, Withdrawn }

/// <summary>The states' names in the database and on the command line.</summary>
internal static class DeliveryStates
{
    public static IReadOnlyDictionary<string, DeliveryState> ByName { get; } =
        Enum.GetValues<DeliveryState>().ToDictionary(state => state.Word());

    public static bool NeedsAPerson(this DeliveryState state) =>
        state is DeliveryState.Rejected or DeliveryState.Unknown or DeliveryState.Held;
}
