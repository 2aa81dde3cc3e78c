using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Measurement;

/// <summary>How far a day's figures of a kind of fact look ahead and back to facts of other days.</summary>
internal static class FactHorizon
{
    // Who is off the roster for longer than a month has left, whatever a later roster says.
    private const int RosterAhead = 31;

    /// <summary>Kinds that rest on earlier days: the last weeks' calls, the week's sit-alongs, what a customer at risk bought.</summary>
    public static readonly Type[] LookBack = [typeof(HalfHourNeed), typeof(NewcomerWeek), typeof(CustomerRisk)];

    /// <summary>The last day whose facts may change a day's figures.</summary>
    public static DateOnly Ahead(Type fact, DateOnly day, MeasureSettings settings)
    {
        var matures = KpiCatalog.Matures(fact, day, settings);
        // A log-in without a log-out lasts until its source fell silent, 24 hours at most: the next day's lines lengthen it. A call
        // refused just before midnight may have entered a queue after it.
        var ahead = fact == typeof(AgentPresence) || fact == typeof(RefusedCalls) ? day.AddDays(1)
            : fact == typeof(PersonDay) ? day.AddDays(RosterAhead) : day;
        return ahead > matures ? ahead : matures;
    }
}
