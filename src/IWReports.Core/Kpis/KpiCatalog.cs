using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Kpis;

/// <summary>Every KPI, in the order of the customer's journey. A new one is a file in its touch point's folder and a line here.</summary>
public static class KpiCatalog
{
    /// <summary>The KPIs as the company asked for them.</summary>
    public static IReadOnlyList<Kpi> Headlines { get; } =
    [
        CallsOffered.Kpi,
        CallsOutsideHours.Kpi,
        AnsweredIn5Rings.Kpi,
        ServiceLevel.Kpi,
        SpeedOfAnswer.Kpi,
        Abandonment.Kpi,
        LongWaits.Kpi,
        AgentRingTime.Kpi,
        UnrecoveredCallers.Kpi,
        OnHoldTime.Kpi,
        HeldAtOnce.Kpi,
        CallsPerHour.Kpi,
        Occupancy.Kpi,
        TalkTime.Kpi,
        HandleTime.Kpi,
        Transfers.Kpi,
        TimeToRefer.Kpi,
        Courtesy.Kpi,
        ProcedureCompliance.Kpi,
        FirstContactResolution.Kpi,
        RepeatEnquiries.Kpi,
        ResolvedIn2Hours.Kpi,
        ResolutionTime.Kpi,
        Unsolved.Kpi,
        ComplaintsPer1000Calls.Kpi,
        ComplaintsPer1000Orders.Kpi,
        ComplaintAcknowledged.Kpi,
        ComplaintResolved.Kpi,
        ComplaintSatisfied.Kpi,
        ComplaintEscalated.Kpi,
        RedressOverAuthority.Kpi,
        Injuries.Kpi,
        DamageClaims.Kpi,
        ManagerCallsKept.Kpi,
        ComplaintReopened.Kpi,
        DeliveredOnPromise.Kpi,
        DeliveredInDays.Kpi,
        DeliveryTime.Kpi,
        OrderAccuracy.Kpi,
        LateOpenOrders.Kpi,
        CustomersAtRisk.Kpi,
        Returns.Kpi,
        Refunds.Kpi,
        Exchanges.Kpi,
        Cancellations.Kpi,
        ContactsPer100Orders.Kpi,
        Csat.Kpi,
        Nps.Kpi,
        RaterGap.Kpi,
        FeedbackAnswered.Kpi,
        SuggestionsActedOn.Kpi,
        Compliments.Kpi,
        PublicReviews.Kpi,
        InternalSatisfaction.Kpi,
        Customers.Kpi,
        Retention.Kpi,
        SalesVsGoal.Kpi,
        SalesGrowth.Kpi,
        MqlToSql.Kpi,
        SqlToWon.Kpi,
        TrainingHeld.Kpi,
        Coaching.Kpi,
        SupervisorCover.Kpi,
        Briefings.Kpi,
        RecordCompleteness.Kpi,
        RecordsUpdated.Kpi,
        StaffTurnover.Kpi,
        AbsenceRate.Kpi,
        AgentsOnDuty.Kpi,
        CallsPerAgent.Kpi,
        RequiredAgents.Kpi,
    ];

    /// <summary>Every KPI, each followed by those that are only read beside it.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Headlines.SelectMany(kpi => kpi.Beside.Prepend(kpi)).DistinctBy(kpi => kpi.Id)];

    /// <summary>Every measure that a KPI is made of.</summary>
    public static IReadOnlyList<IMeasure> Measures { get; } = [.. All.SelectMany(kpi => kpi.Measures).DistinctBy(measure => measure.Id)];

    /// <summary>Every kind of fact that a measure is made of.</summary>
    public static IReadOnlyList<Type> Facts { get; } = [.. Measures.Select(measure => measure.FactType).Distinct()];

    private static readonly Dictionary<Type, Kpi[]> OfFact =
        Facts.ToDictionary(fact => fact, fact => All.Where(kpi => kpi.Measures.Any(measure => measure.FactType == fact)).ToArray());

    public static Kpi? Find(string id) => All.FirstOrDefault(kpi => kpi.Id == id);

    /// <summary>The ids that an unknown one was most likely meant to be.</summary>
    public static IReadOnlyList<string> Nearest(string id) =>
        [.. All.Select(kpi => kpi.Id).OrderBy(known => Edits(id, known)).ThenBy(known => known, StringComparer.Ordinal).Take(3)];

    /// <summary>The last day on which any KPI of a kind of fact may still change a day's figure.</summary>
    public static DateOnly Matures(Type fact, DateOnly day, MeasureSettings settings) =>
        OfFact[fact].Max(kpi => kpi.Matures(day, settings));

    // Levenshtein: letters to insert, delete or replace.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
