using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Reads every kind of fact that bears on some days, a little more where a measure books elsewhere; the rollup takes what it needs. A new kind is a file here and a line below.</summary>
internal sealed class FactReader(IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement, BusinessCalendar calendar, IOptions<SourcesOptions> sources)
{
    public async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<IFact>[] kinds =
        [
            QueueEntries.ReadAsync(connection, days, company.Value, calendar, cancellationToken),
            Rings.ReadAsync(connection, days, company.Value, sources.Value, cancellationToken),
            Refusals.ReadAsync(connection, days, cancellationToken),
            Presence.ReadAsync(connection, days, company.Value, measurement.Value, cancellationToken),
            Orders.ReadAsync(connection, days, company.Value.Currency, cancellationToken),
            OrderReturns.ReadAsync(connection, days, cancellationToken),
            CustomerYears.ReadAsync(connection, days, cancellationToken),
            CustomersAtRisk.ReadAsync(connection, days, company.Value.Currency, cancellationToken),
            Enquiries.ReadAsync(connection, days, cancellationToken),
            Contacts.ReadAsync(connection, days, company.Value, measurement.Value.RepeatWithin, cancellationToken),
            Complaints.ReadAsync(connection, days, cancellationToken),
            QualityReviews.ReadAsync(connection, days, cancellationToken),
            SurveyAnswers.ReadAsync(connection, days, company.Value, cancellationToken),
            ServiceGaps.ReadAsync(connection, days, cancellationToken),
            Feedbacks.ReadAsync(connection, days, cancellationToken),
            Invitations.ReadAsync(connection, days, cancellationToken),
            PublicReviews.ReadAsync(connection, days, cancellationToken),
            Leads.ReadAsync(connection, days, cancellationToken),
            SalesGoals.ReadAsync(connection, days, cancellationToken),
            Rosters.ReadAsync(connection, days, calendar, cancellationToken),
            TeamRecords.ReadAsync(connection, days, cancellationToken),
            HalfHourNeeds.ReadAsync(connection, days, company.Value, measurement.Value.For(calendar, days.Max()), cancellationToken),
            CallIntervals.ReadAsync(connection, days, company.Value, cancellationToken),
            MonthlyCounts.ReadAsync(connection, days, cancellationToken),
        ];
        foreach (var kind in kinds)
        {
            await foreach (var fact in kind.WithCancellation(cancellationToken))
                yield return fact;
        }
    }
}
