using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>A comment of the questionnaire that nobody answered or acted on yet, and how its writer is reached.</summary>
internal sealed record OpenComment
{
    public short SourceId { get; init; }

    public required string AnswerId { get; init; }

    public DateOnly AnsweredOn { get; init; }

    public required string Comment { get; init; }

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

    private const string Unanswered = "replied_on is null and acted_on is null and source_id in "
        + $"(select id from source where kind = '{FeedbackLinks.SourceKind}')";

    /// <param name="team">Only those about a team; null for all.</param>
    public Task<List<OpenComment>> OpenAsync(string? team, CancellationToken cancellationToken) => database.RowsAsync<OpenComment>(
        $"""
        select source_id, answer.answer_id, answer.answered_on, comment, team, department, anonymous, contact as sealed
        from survey_answer answer left join feedback_contact using (source_id, answer_id)
        where comment is not null and {Unanswered} and {TeamMatch.OnlySql("team", "$1")}
        order by answer.answered_on desc, answer.answer_id limit $2
        """, cancellationToken, team, Listed);

    /// <summary>How many of all teams wait.</summary>
    public static string CountSql => $"select count(*) from survey_answer where comment is not null and {Unanswered}";

    /// <summary>
    /// Writes down that somebody replied, or acted on what nobody can be told of; the contact goes with it. Errors: it was done before.
    /// </summary>
    public async Task DoneAsync(short source, string answer, bool replied, string? team, string who, CancellationToken cancellationToken)
    {
        // What counts as an answer is as in Feedback.AnsweredOn.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var days = await connection.RowsAsync<DateOnly>(
            $"""
            update survey_answer set {(replied ? "replied_on" : "acted_on")} = $3
            where source_id = $1 and answer_id = $2 and anonymous <> $5 and {Unanswered}
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
