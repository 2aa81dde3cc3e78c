using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>A score of the questionnaire: of which survey, to which question, and what was expected where that was asked.</summary>
internal sealed record FeedbackScore(Survey Survey, string Question, short? Score)
{
    public string? Dimension { get; init; }

    public short? Expectation { get; init; }
}

/// <summary>What one person said; all but the scores may be left out.</summary>
internal sealed record FeedbackSaid(IReadOnlyList<FeedbackScore> Scores)
{
    public string? Comment { get; init; }

    public string? Contact { get; init; }

    public string? Team { get; init; }

    public string? Department { get; init; }

    public bool IsEmpty => Comment is null && Scores.All(one => one.Score is null && one.Expectation is null);
}

/// <summary>Keeps what customers answer, beside what is imported: the same tables, the same measures.</summary>
internal sealed class FeedbackAnswers(NpgsqlDataSource database, FeedbackLinks links, FeedbackContacts contacts, BusinessClock clock)
{
    /// <summary>Keeps the answers and uses the link up, both or neither; false where the link was used before.</summary>
    public async Task<bool> KeepAsync(string token, Questionnaire asked, FeedbackSaid said, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await links.UseAsync(connection, token, cancellationToken))
            return false;
        var source = await links.SourceAsync(connection, cancellationToken);
        // Of its own: nothing leads back to the link, nor to the minute.
        var (id, today) = (Guid.NewGuid().ToString("N"), clock.Today);
        // A comment stands once, with the first answer of the questionnaire's own survey.
        var scores = said.Scores.Any(one => one.Survey == asked.Survey) ? said.Scores
            : [new(asked.Survey, asked.Statements[0], null), .. said.Scores];
        var first = scores.First(one => one.Survey == asked.Survey);
        foreach (var one in scores)
            await connection.ExecuteAsync(
                """
                insert into survey_answer (source_id, answer_id, question, answered_on, score, team, comment, survey, dimension,
                    expectation, anonymous, department)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """, cancellationToken, source, id, one.Question, today, one.Score, said.Team, one == first ? said.Comment : null,
                one.Survey.Word(), one.Dimension, one.Expectation, said.Contact is null, said.Department);
        if (said.Contact is { } contact)
            await contacts.KeepAsync(connection, source, id, contact, today, cancellationToken);
        await RunStore.MarkStaleAsync(connection, [today], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
