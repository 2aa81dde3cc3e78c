using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>
/// An answer of the questionnaire to be replied to or acted on: it has a comment, a low score, or somebody who wants to be reached.
/// </summary>
internal sealed record OpenComment
{
    public short SourceId { get; init; }

    public required string AnswerId { get; init; }

    public DateOnly AnsweredOn { get; init; }

    /// <summary>Null where only low scores, or a way to be reached, were given.</summary>
    public string? Comment { get; init; }

    /// <summary>The questions that were scored low, each with its score; null where none was.</summary>
    public string? Low { get; init; }

    public string? Team { get; init; }

    public string? Department { get; init; }

    public bool Anonymous { get; init; }

    public byte[]? Sealed { get; init; }
}

/// <summary>Comments to answer, the newest first, and what was done about them.</summary>
/// <remarks>Those of imported surveys are answered where they come from: their file would take back what is said here.</remarks>
internal sealed class FeedbackComments(NpgsqlDataSource database, BusinessClock clock)
{
    public const int Listed = 50;

    // What is low is said once, for the KPI too.
    private static readonly string IsLow = $"(survey, score) in ({string.Join(", ",
        from survey in Enum.GetValues<Survey>()
        from score in Enumerable.Range(0, Questionnaire.HighestScore + 1)
        where SurveyBands.Of(survey, score) is SurveyBand.Low
        select $"('{survey.Word()}', {score})")})";

    // One row a question; what wants an answer is as in the KPI, with who gave a way to be reached.
    private static readonly string Open = $"""
        (select source_id, answer_id, min(answered_on) as answered_on, max(comment) as comment, min(team) as team,
            min(department) as department, bool_or(anonymous) as anonymous,
            string_agg(format('%s (%s)', question, score), '; ' order by question) filter (where {IsLow}) as low
        from survey_answer where {Unanswered} group by source_id, answer_id
        having count(comment) > 0 or bool_or({IsLow}) or not bool_or(anonymous)) waiting
        """;

    private const string Unanswered = "replied_on is null and acted_on is null and source_id in "
        + $"(select id from source where kind = '{FeedbackLinks.SourceKind}')";

    /// <param name="team">Only those about a team; null for all.</param>
    public Task<List<OpenComment>> OpenAsync(string? team, CancellationToken cancellationToken) => database.RowsAsync<OpenComment>(
        $"""
        select waiting.*, contact as sealed from {Open} left join feedback_contact using (source_id, answer_id)
        where {TeamMatch.OnlySql("team", "$1")} order by waiting.answered_on desc, answer_id limit $2
        """, cancellationToken, team, Listed);

    /// <summary>How many of all teams wait.</summary>
    public static string CountSql => $"select count(*) from {Open}";

    /// <summary>
    /// Writes down that somebody replied, or acted on what nobody can be told of; the contact goes with it. Errors: it was done before.
    /// </summary>
    public async Task DoneAsync(short source, string answer, bool replied, string? team, string who, CancellationToken cancellationToken)
    {
        // What counts as an answer is as in Feedback.AnsweredOn: who cannot be reached any more is answered by what is done.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var days = await connection.RowsAsync<DateOnly>(
            $"""
            update survey_answer set {(replied ? "replied_on = $3" : "acted_on = $3, anonymous = true")}
            where source_id = $1 and answer_id = $2 and {Unanswered} and (anonymous <> $5 or (not $5 and not exists (
                    select from feedback_contact kept where kept.source_id = $1 and kept.answer_id = $2)))
                and {TeamMatch.OnlySql("team", "$4")} returning answered_on
            """, cancellationToken, source, answer, clock.Today, team, replied);
        if (days.Count == 0)
            throw new InputException("Somebody did that before, or it is no comment of yours.");
        await connection.ExecuteAsync("delete from feedback_contact where source_id = $1 and answer_id = $2", cancellationToken, source,
            answer);
        // The first one tells of all other answers of the source that nobody replied to them.
        await RunStore.MarkStaleAsync(connection, await connection.RowsAsync<DateOnly>(
            """
            select distinct answered_on from survey_answer where source_id = $1 and (answer_id = $2 or not exists (
                select from survey_answer other where other.source_id = $1 and other.answer_id <> $2
                    and coalesce(other.replied_on, other.acted_on) is not null))
            """, cancellationToken, source, answer), cancellationToken);
        await Audit.WriteAsync(connection, who,
            $"comment {answer} of {days[0]:yyyy-MM-dd}: {(replied ? "replied to" : "acted on")}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
