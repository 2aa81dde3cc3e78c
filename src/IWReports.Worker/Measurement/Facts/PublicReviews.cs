using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Public reviews posted on some days.</summary>
internal static class PublicReviews
{
    private const string Sql = """
        with answering as (select distinct source_id from public_review where answered_on is not null)
        select posted_on, site, stars, answered_on, source_id in (select source_id from answering) as answers_recorded
        from public_review where posted_on = any($1)
        """;

    public static IAsyncEnumerable<PublicReview> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days).Select(row =>
            new PublicReview(row.PostedOn, row.Site, row.Stars, row.AnsweredOn) { AnswersRecorded = row.AnswersRecorded });

    private sealed record Row
    {
        public required DateOnly PostedOn { get; init; }
        public required string Site { get; init; }
        public decimal? Stars { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public required bool AnswersRecorded { get; init; }
    }
}
