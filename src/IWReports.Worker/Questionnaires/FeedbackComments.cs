using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>A comment of a survey, of whatever source, that nobody answered or acted on yet, and how its writer is reached.</summary>
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
internal sealed class FeedbackComments(NpgsqlDataSource database, BusinessClock clock)
{
    private const int Listed = 50;

    /// <param name="team">Only those about a team; null for all.</param>
    public Task<List<OpenComment>> OpenAsync(string? team, CancellationToken cancellationToken) => database.RowsAsync<OpenComment>(
        """
        select source_id, answer.answer_id, answer.answered_on, comment, team, department, anonymous, contact as sealed
        from survey_answer answer left join feedback_contact using (answer_id)
        where comment is not null and replied_on is null and acted_on is null
            and ($1::text is null or lower(btrim(team)) = lower(btrim($1)))
        order by answer.answered_on desc, answer.answer_id limit $2
        """, cancellationToken, team, Listed);

    /// <summary>Writes down that somebody replied or acted; the contact goes with it. Errors: it was done before.</summary>
    public async Task DoneAsync(short source, string answer, bool replied, string? team, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var days = await connection.RowsAsync<DateOnly>(
            $"""
            update survey_answer set {(replied ? "replied_on" : "acted_on")} = $3
            where source_id = $1 and answer_id = $2 and replied_on is null and acted_on is null
                and ($4::text is null or lower(btrim(team)) = lower(btrim($4))) returning answered_on
            """, cancellationToken, source, answer, clock.Today, team);
        if (days.Count == 0)
            throw new InputException("Somebody did that before, or it is no comment of yours.");
        await connection.ExecuteAsync("delete from feedback_contact where answer_id = $1", cancellationToken, answer);
        // The first reply tells of all other answers of the source that nobody replied to them.
        await RunStore.MarkStaleAsync(connection, await connection.RowsAsync<DateOnly>(
            "select distinct answered_on from survey_answer where source_id = $1", cancellationToken, source), cancellationToken);
        await Audit.WriteAsync(connection, who,
            $"comment {answer} of {days[0]:yyyy-MM-dd}: {(replied ? "replied to" : "acted on")}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
