using IWReports.Core.Facts;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>
/// The days that a file or answer speaks of while too many of its rows were rejected: figures of its facts are not final there.
/// </summary>
internal static class PartlyRead
{
    private static readonly Dictionary<string, Type[]> Facts = new(StringComparer.Ordinal)
    {
        ["orders"] = [typeof(Order), typeof(CustomerYear)],
        ["shipments"] = [typeof(Order)],
        ["returns"] = [typeof(Order), typeof(OrderReturn)],
        ["enquiries"] = [typeof(Enquiry), typeof(Contact)],
        ["complaints"] = [typeof(Complaint), typeof(CustomerRisk)],
        ["surveys"] = [typeof(SurveyAnswer), typeof(Feedback), typeof(ServiceGap)],
        ["invitations"] = [typeof(Invitation)],
        ["quality"] = [typeof(QualityItem), typeof(QualityReview)],
        ["reviews"] = [typeof(PublicReview)],
        ["leads"] = [typeof(Lead)],
        ["goals"] = [typeof(SalesGoal)],
        ["coaching"] = [typeof(CoachingSession)],
        ["training"] = [typeof(TrainingSession)],
        ["briefings"] = [typeof(Briefing)],
        ["record-changes"] = [typeof(RecordChange)],
        ["cdr"] = [typeof(RefusedCalls)],
        ["cel"] = [typeof(QueueVisit)],
        ["calls"] = [typeof(QueueVisit), typeof(Contact), typeof(HalfHourNeed), typeof(SurveyAnswer), typeof(Feedback)],
        ["call-intervals"] = [typeof(QueueVisit)],
        [QueueLogLoad.Kind] = [typeof(QueueVisit), typeof(Contact), typeof(HalfHourNeed), typeof(MissedRings), typeof(AgentPresence)],
        [ConnectLoad.Kind] = [typeof(QueueVisit), typeof(Contact), typeof(HalfHourNeed)],
        [WooCommerceOrder.Kind.Name] = [typeof(Order), typeof(OrderReturn), typeof(CustomerYear)],
        [ShopifyOrder.Kind.Name] = [typeof(Order), typeof(OrderReturn), typeof(CustomerYear)],
    };

    // Read again with few rejects, or once every reject could be replayed, its days are whole.
    private const string Sql = """
        select r.rows_of, r.first_day, r.last_day from ingest_run r
        where r.partly_read and r.first_day <= $2 and r.last_day >= $1
            and not exists (select from ingest_run later where later.source_id = r.source_id and later.id > r.id and not later.partly_read
                and later.first_day <= r.first_day and later.last_day >= r.last_day)
            and not (exists (select from quarantine q where q.run_id = r.id and q.replayed_at is not null) and not exists (select
                from quarantine q where q.run_id = r.id and q.replayed_at is null))
        """;

    public static async Task<IReadOnlyList<(Type Fact, DateOnly First, DateOnly Last)>> ReadAsync(NpgsqlConnection connection,
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var runs = await connection.RowsAsync<Row>(Sql, cancellationToken, from, to);
        return [.. runs.SelectMany(run => Facts.GetValueOrDefault(run.RowsOf, []).Select(fact => (fact, run.FirstDay, run.LastDay)))];
    }

    private sealed record Row
    {
        public required string RowsOf { get; init; }
        public required DateOnly FirstDay { get; init; }
        public required DateOnly LastDay { get; init; }
    }
}
