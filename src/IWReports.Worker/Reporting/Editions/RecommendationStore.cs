using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>A recommendation on record, with its number.</summary>
internal sealed record PastRecommendationEntry(long Id, PastRecommendation PastRecommendation, string? Reason);

/// <summary>
/// What the board was advised and what it decided: written with an edition, decided by people, followed up by the next reports.
/// </summary>
internal sealed class RecommendationStore(NpgsqlDataSource database)
{
    // Longer ago nobody is reminded; the record stays.
    private const int MonthsFollowed = 6;

    private const string Columns =
        "id, first_day, rule, action, owner, due, kpi, decision, decided_by, done_on, reason, predicted, predicted_low, predicted_high";

    /// <summary>Keeps what an edition advises; what was decided already stays as it was given.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, long edition, IReadOnlyList<PastRecommendation> recommendations,
        CancellationToken cancellationToken)
    {
        foreach (var one in recommendations)
        {
            await connection.ExecuteAsync(
                """
                insert into recommendation as r (edition_id, period, first_day, rule, action, owner, due, kpi, predicted, predicted_low,
                    predicted_high) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (period, rule) do update set edition_id = excluded.edition_id, action = excluded.action,
                    owner = excluded.owner, due = excluded.due, kpi = excluded.kpi,
                    predicted = excluded.predicted, predicted_low = excluded.predicted_low, predicted_high = excluded.predicted_high
                where r.decision = 'open'
                """, cancellationToken, edition, one.Given.ToString(), one.Given.From, one.Rule, one.Action, one.Owner, one.Due,
                    one.Kpi, one.Prediction?.Value, one.Prediction?.Low, one.Prediction?.High);
        }
    }

    /// <summary>
    /// What a month's report follows up: last month's recommendations, and of earlier months what was accepted and not done, or deferred.
    /// </summary>
    public Task<IReadOnlyList<PastRecommendationEntry>> EarlierAsync(ReportPeriod period, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select {Columns} from recommendation
        where (first_day = $1 or (first_day between $2 and $1 and (decision = 'deferred' or (decision = 'accepted' and done_on is null))))
          -- What a corrected report no longer advises, and nobody decided on, is none.
          and (decision <> 'open' or not exists (select from recommendation later where later.period = recommendation.period
              and later.edition_id > recommendation.edition_id))
        order by first_day, id
        """, cancellationToken, period.From.AddMonths(-1), period.From.AddMonths(-MonthsFollowed));

    public Task<IReadOnlyList<PastRecommendationEntry>> ListAsync(ReportPeriod? period, CancellationToken cancellationToken) =>
        ReadAsync($"select {Columns} from recommendation where $1 or period = $2 order by first_day desc, id", cancellationToken,
            period is null, period?.ToString() ?? "");

    /// <summary>Writes down what was decided, by whom and why. Errors: no such recommendation, nobody named, no reason.</summary>
    public Task<PastRecommendationEntry> DecideAsync(long id, Decision decision, string? by, string? reason, string who,
        CancellationToken cancellationToken)
    {
        var (person, why) = (Given(by, "Who decided"), Given(reason, "The reason"));
        return ChangeAsync(
            "update recommendation set decision = $2, decided_by = $3, reason = $4, done_on = case when $2 = 'accepted' then done_on end "
                + "where id = $1",
            id, who, $"{decision.Word()}, by {person}", why, cancellationToken, decision.Word(), person, why);
    }

    /// <summary>Writes down that it was done. Errors: no such recommendation, or one that was not accepted.</summary>
    public async Task<PastRecommendationEntry> DoneAsync(long id, DateOnly on, string who, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { PastRecommendation.Decision: not Decision.Accepted } entry
        ? throw new InputException(
            $"Recommendation {id} was not accepted (it is {entry.PastRecommendation.Decision.Word()}); accept it first.")
        : await ChangeAsync("update recommendation set done_on = $2 where id = $1", id, who, $"done {on:yyyy-MM-dd}", null,
            cancellationToken, on);

    private static string Given(string? text, string what) => text?.Trim() is { Length: > 0 } given ? given
        : throw new InputException($"{what} is blank; say it in a few words.");

    private async Task<PastRecommendationEntry> ChangeAsync(string sql, long id, string who, string what, string? reason,
        CancellationToken cancellationToken, params object[] values)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await connection.ExecuteAsync(sql, cancellationToken, [id, .. values]) == 0)
                throw Unknown(id);
            await Audit.WriteAsync(connection, who, $"recommendation {id}: {what}", reason, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await FindAsync(id, cancellationToken);
    }

    private async Task<PastRecommendationEntry> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync($"select {Columns} from recommendation where id = $1", cancellationToken, id)).SingleOrDefault()
            ?? throw Unknown(id);

    private static InputException Unknown(long id) => new($"There is no recommendation {id}; \"iwreports recommendations\" lists them.");

    private async Task<IReadOnlyList<PastRecommendationEntry>> ReadAsync(string sql, CancellationToken cancellationToken,
        params object[] values)
    {
        var rows = await database.RowsAsync<Row>(sql, cancellationToken, values);
        return [.. rows.Select(row => new PastRecommendationEntry(row.Id,
            new(ReportPeriod.MonthOf(row.FirstDay), row.Rule, row.Action, row.Owner, row.Due, row.Kpi)
            {
                Decision = EnumWords.Parse<Decision>(row.Decision),
                DecidedBy = row.DecidedBy,
                DoneOn = row.DoneOn,
                Prediction = row.Predicted is { } predicted ? new(predicted, row.PredictedLow, row.PredictedHigh) : null,
            }, row.Reason))];
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public DateOnly FirstDay { get; init; }

        public required string Rule { get; init; }

        public required string Action { get; init; }

        public required string Owner { get; init; }

        public DateOnly Due { get; init; }

        public string? Kpi { get; init; }

        public required string Decision { get; init; }

        public string? DecidedBy { get; init; }

        public DateOnly? DoneOn { get; init; }

        public string? Reason { get; init; }

        public decimal? Predicted { get; init; }

        public decimal PredictedLow { get; init; }

        public decimal PredictedHigh { get; init; }
    }
}
