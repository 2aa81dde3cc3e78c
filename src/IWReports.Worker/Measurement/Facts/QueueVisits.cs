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
        // What is needed twice is read once.
        var (outcome, enteredAt, day, queue) = (EnumWords.Parse<Outcome>(row.Outcome), row.EnteredAt, row.Day, row.Queue);
        var (wait, talk, officer) = (row.Wait, row.Talk, row.Officer);
        var sees = sources.Of(row.SourceId);
        var answeredAt = enteredAt + (wait ?? TimeSpan.Zero);
        // Of a call whose officer was not logged in nothing is seen of officers' time.
        if (outcome is Outcome.Answered && !logins.Has(row.SourceId, officer, answeredAt, answeredAt + (talk ?? TimeSpan.Zero)))
            sees &= ~Capabilities.LogIns;
        var canSeeTransfers = sees.HasFlag(Capabilities.Transfers);
        return new()
        {
            CallId = row.CallId,
            Queue = queue,
            EnteredAt = enteredAt,
            Entered = new(day, new HalfHour(row.HalfHour)),
            Outcome = outcome,
            Wait = wait,
            Talk = talk,
            Hold = row.Hold,
            WrapUp = row.WrapUp,
            Ring = row.Ring,
            Officer = officer,
            Recovered = row.Recovered,
            Transferred = canSeeTransfers ? row.Transferred : null,
            TransferredAfter = canSeeTransfers ? row.TransferredAfter : null,
            Referred = canSeeTransfers ? row.Referred : null,
            CanSee = sees,
            Lacks = sources.Named(row.Lacks),
            Topic = row.Topic,
            Team = company.TeamOf(queue),
            Segment = row.Segment,
            WaitsForOrder = row is { CustomerId: { } customer, Site: { } site } ? orders?.AreLate(site, customer, day) : null,
        };
    }
}
