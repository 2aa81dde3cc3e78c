using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Company;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Makes visits of queue entries, with what teams, sources, log-ins and orders say of them.</summary>
/// <param name="orders">Null where nobody asks whether a caller waits for an order.</param>
internal sealed class QueueVisits(CompanyOptions company, SourceCapabilities sources, Logins logins, OrdersOfCallers? orders)
{
    public QueueVisit Of(QueueEntryRow row)
    {
        var outcome = EnumWords.Parse<Outcome>(row.Outcome);
        var canSee = CanSee(row, outcome);
        var canSeeTransfers = canSee.HasFlag(Capabilities.Transfers);
        return new()
        {
            CallId = row.CallId,
            Queue = row.Queue,
            EnteredAt = row.EnteredAt,
            Entered = new(row.Day, new HalfHour(row.HalfHour)),
            Outcome = outcome,
            Wait = row.Wait,
            Talk = row.Talk,
            Hold = row.Hold,
            WrapUp = row.WrapUp,
            Ring = row.Ring,
            Officer = row.Officer,
            Recovered = row.Recovered,
            Transferred = canSeeTransfers ? row.Transferred : null,
            TransferredAfter = canSeeTransfers ? row.TransferredAfter : null,
            Referred = canSeeTransfers ? row.Referred : null,
            CanSee = canSee,
            Lacks = sources.Named(row.Lacks),
            Topic = row.Topic,
            Team = company.TeamOf(row.Queue),
            Segment = row.Segment,
            WaitsForOrder = row is { CustomerId: { } customer, Site: { } site } ? orders?.AreLate(site, customer, row.Day) : null,
        };
    }

    // Of a call whose officer was not logged in nothing is seen of officers' time.
    private Capabilities CanSee(QueueEntryRow row, Outcome outcome)
    {
        var canSee = sources.Of(row.SourceId);
        var answeredAt = row.EnteredAt + (row.Wait ?? TimeSpan.Zero);
        return outcome is not Outcome.Answered
            || logins.Has(row.SourceId, row.Officer, answeredAt, answeredAt + (row.Talk ?? TimeSpan.Zero))
                ? canSee : canSee & ~Capabilities.LogIns;
    }
}
