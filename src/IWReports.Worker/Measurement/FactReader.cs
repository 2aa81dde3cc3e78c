using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Reads the facts that bear on some days, a little more where a measure books elsewhere.</summary>
/// <remarks>A new kind is a file here and a line below.</remarks>
internal sealed class FactReader(
    IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement, BusinessCalendar calendar, IOptions<SourcesOptions> sources)
{
    private static readonly Type[] OfRosters =
    [
        typeof(CoachingSession), typeof(RosteredDay), typeof(RosteredHalfHour), typeof(PersonDay), typeof(SupervisedDay),
        typeof(NewcomerWeek),
    ];

    public async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, IReadOnlyCollection<Type> wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (_, facts) in Readers(connection, days, cancellationToken).Where(reader => reader.Feeds.Any(wanted.Contains)))
        {
            await foreach (var fact in facts.WithCancellation(cancellationToken))
                yield return fact;
        }
    }

    /// <summary>The kinds of fact whose measures each reader feeds, and what it reads once it is asked.</summary>
    internal (Type[] Feeds, IAsyncEnumerable<IFact> Facts)[] Readers(
        NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken) =>
    [
        ([typeof(QueueVisit)], QueueEntries.ReadAsync(connection, days, company.Value, Settings(days), cancellationToken)),
        ([typeof(MissedRings)], Rings.ReadAsync(connection, days, company.Value, sources.Value, cancellationToken)),
        ([typeof(RefusedCalls)], Refusals.ReadAsync(connection, days)),
        ([typeof(AgentPresence)], Presence.ReadAsync(
            connection, days, company.Value, measurement.Value.ProductivePauses, cancellationToken)),
        ([typeof(Order)], Orders.ReadAsync(connection, days, company.Value.Currency)),
        ([typeof(OrderReturn), typeof(FaultTest)], Facts.OrderReturns.ReadAsync(connection, days, cancellationToken)),
        ([typeof(CustomerYear)], CustomerYears.ReadAsync(connection, days)),
        ([typeof(CustomerRisk)], CustomersAtRisk.ReadAsync(
            connection, days, company.Value.Currency, Settings(days), cancellationToken)),
        ([typeof(Enquiry)], Enquiries.ReadAsync(connection, days)),
        ([typeof(Contact)], Contacts.ReadAsync(connection, days, company.Value, measurement.Value.RepeatWithin)),
        ([typeof(Complaint)], Complaints.ReadAsync(connection, days)),
        ([typeof(QualityItem), typeof(QualityReview)], QualityReviews.ReadAsync(connection, days)),
        ([typeof(SurveyAnswer)], SurveyAnswers.ReadAsync(connection, days, company.Value)),
        ([typeof(ServiceGap)], ServiceGaps.ReadAsync(connection, days, cancellationToken)),
        ([typeof(Feedback)], Feedbacks.ReadAsync(connection, days)),
        ([typeof(Invitation)], Invitations.ReadAsync(connection, days)),
        ([typeof(PublicReview)], PublicReviews.ReadAsync(connection, days)),
        ([typeof(Lead)], Leads.ReadAsync(connection, days)),
        ([typeof(SalesGoal)], SalesGoals.ReadAsync(connection, days)),
        (OfRosters, Rosters.ReadAsync(connection, days, calendar, cancellationToken)),
        ([typeof(TrainingSession), typeof(Briefing), typeof(RecordChange)], TeamRecords.ReadAsync(connection, days)),
        ([typeof(HalfHourNeed)], HalfHourNeeds.ReadAsync(
            connection, days, company.Value, Settings(days), cancellationToken)),
        ([typeof(QueueVisit)], CallIntervals.ReadAsync(connection, days, company.Value)),
        ([typeof(MonthlyCallCount)], MonthlyCounts.ReadAsync(connection, days)),
    ];

    private MeasureSettings Settings(DateOnly[] days) => measurement.Value.For(calendar, days.Max());
}
