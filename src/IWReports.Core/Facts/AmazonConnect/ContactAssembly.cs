namespace IWReports.Core.Facts.AmazonConnect;

/// <summary>
/// Puts the contacts of one call together into its queue visits, one for each that was queued. The result depends on the set of contacts
/// only, never on the order they came in.
/// </summary>
public static class ContactAssembly
{
    /// <param name="call">The latest record of every contact of one call.</param>
    public static IReadOnlyList<LoggedVisit> Visits(IReadOnlyCollection<ConnectContact> call)
    {
        // Who was rung by the company and then passed on to a queue did not call it.
        if (call.Any(contact => contact.ContactId == contact.CallId && !contact.IsFromCustomer))
            return [];
        return
        [
            .. call.Where(contact => contact.Use is ContactUse.Queued)
                .OrderBy(contact => contact.EnqueuedAt).ThenBy(contact => contact.ContactId, StringComparer.Ordinal)
                .Select(contact => Visit(contact,
                    [.. call.Where(next => next.PreviousContactId == contact.ContactId || next.ContactId == contact.NextContactId)])),
        ];
    }

    private static LoggedVisit Visit(ConnectContact contact, List<ConnectContact> next)
    {
        var visit = new LoggedVisit
        {
            Queue = contact.Queue!,
            EnteredAt = contact.EnqueuedAt!.Value,
            Outcome = OutcomeOf(contact, next),
            Wait = contact.QueueTime,
            Ended = contact.DisconnectReason ?? (contact.DisconnectedAt is null ? null : "DISCONNECTED"),
            Caller = contact.Caller,
        };
        if (contact.ConnectedAt is not { } connected)
            return visit;
        var transferred = IsTransferred(contact, next);
        var at = contact.TransferredOutAt ?? next.Where(leg => leg.Method is ContactMethod.Transfer).Min(leg => leg.InitiatedAt);
        return visit with
        {
            ConnectedAt = connected,
            Agent = contact.Agent,
            Talk = contact.Talk,
            Hold = contact.Hold,
            WrapUp = contact.WrapUp,
            Transferred = transferred,
            TransferredAfter = transferred == true && at >= connected ? at - connected : null,
        };
    }

    // A caller who asked to be rung back, or whom the flow moved on to another queue, has left this one and not abandoned.
    private static Outcome OutcomeOf(ConnectContact contact, List<ConnectContact> next) =>
        contact.ConnectedAt is not null ? Outcome.Answered
        : next.Exists(leg => leg.Method is ContactMethod.Transfer or ContactMethod.QueueTransfer or ContactMethod.Callback)
            || IsNextUnknown(contact, next) ? Outcome.FlowedOut
        : contact.DisconnectedAt is null ? Outcome.Open
        : Outcome.Abandoned;

    // What follows may also be the flow that runs after the agent hung up, so until its record came it is unknown.
    private static bool? IsTransferred(ConnectContact contact, List<ConnectContact> next) =>
        contact.TransferredOut || next.Exists(leg => leg.Method is ContactMethod.Transfer) ? true
        : IsNextUnknown(contact, next) ? null
        : false;

    private static bool IsNextUnknown(ConnectContact contact, List<ConnectContact> next) =>
        contact.NextContactId is { } id && !next.Exists(leg => leg.ContactId == id);
}
