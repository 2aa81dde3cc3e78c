using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>What a team's books say of a week: training, coaching, briefings, quality reviews, and who came again.</summary>
internal sealed record TeamBook(
    IReadOnlyList<TrainingSession> Training, IReadOnlyList<CoachingSession> Coaching, IReadOnlyList<Briefing> Briefings,
    IReadOnlyList<QualityItem> Quality, IReadOnlyList<Contact> Contacts, IReadOnlyList<decimal> ReviewStars);

/// <summary>Reads them with the readers that measure them.</summary>
internal sealed class TeamBookReader(NpgsqlDataSource database, IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement)
{
    private const int MonthsBack = 12;

    public async Task<TeamBook> ReadAsync(string team, ReportPeriod week, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // Nobody can have come again within a window that is not over.
        var window = measurement.Value.RepeatWithin;
        var judged = Days(week.From.AddDays(-window.Days), week.To.AddDays(-window.Days));
        var year = new ReportPeriod(week.To.AddMonths(-MonthsBack), ReportPeriod.MonthOf(week.To).To);
        var records = await ListAsync(TeamRecords.ReadAsync(connection, Days(year.From, year.To)), cancellationToken);
        var quality = await ListAsync(QualityReviews.ReadAsync(connection, Days(week.From, week.To)), cancellationToken);
        var contacts = await ListAsync(Contacts.ReadAsync(connection, judged, company.Value, window), cancellationToken);
        var reviews = await ListAsync(PublicReviews.ReadAsync(connection, Days(week.From, week.To)), cancellationToken);
        return new(
            [.. records.OfType<TrainingSession>().Where(session => TeamMatch.IsOf(team, session.Team))],
            await CoachingSessions.OfYearAsync(connection, week.To, cancellationToken),
            [.. records.OfType<Briefing>().Where(briefing => TeamMatch.IsOf(team, briefing.Team) && briefing.Day >= week.From
                && briefing.Day <= week.To)],
            [.. quality.OfType<QualityItem>().Where(item => TeamMatch.IsOf(team, item.Team))],
            [.. contacts.OfType<Contact>().Where(contact => TeamMatch.IsOf(team, contact.Team))],
            [.. reviews.OfType<PublicReview>().Select(review => review.Stars).OfType<decimal>()]);
    }

    private static async Task<List<IFact>> ListAsync(IAsyncEnumerable<IFact> facts, CancellationToken cancellationToken)
    {
        var list = new List<IFact>();
        await foreach (var fact in facts.WithCancellation(cancellationToken))
            list.Add(fact);
        return list;
    }

    private static DateOnly[] Days(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)];
}
