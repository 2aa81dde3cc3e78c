using System.Runtime.CompilerServices;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>What customers wrote in complaints and surveys, without how they can be reached.</summary>
internal sealed class RemarkReader(NpgsqlDataSource database)
{
    // A comment is filed under one question and speaks of them all: the worst answer beside it sets its tone.
    private static readonly string Sql =
        $"""
        select received_on as day, topic, summary, department,
            null as survey, null::smallint as score, null::smallint as expectation, false as compliment
        from complaint where received_on between $1 and $2 and ($3::text is null or {TeamMatch.Sql("team", "$3")})
        union all
        select answered_on, null, comment, null, survey, worst.score, worst.expectation, coalesce(compliment, false)
        from survey_answer answer left join lateral (
            select score, expectation from survey_answer other
            where other.source_id = answer.source_id and other.answer_id = answer.answer_id and other.survey = answer.survey
                and other.score is not null
            order by other.score - coalesce(other.expectation, 0), other.score limit 1) worst on true
        where answered_on between $1 and $2 and comment is not null and ($3::text is null or {TeamMatch.Sql("team", "$3")})
        order by day
        """;

    /// <summary>What was written to the whole company.</summary>
    public async Task<IReadOnlyList<Remark>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var remarks = new List<Remark>();
        await foreach (var row in RowsAsync(null, from, to, cancellationToken))
            remarks.Add(new(row.GetFieldValue<DateOnly>(0), row.Text(1), Words(row)));
        return remarks;
    }

    /// <summary>What was written about a team, where it praises or blames.</summary>
    public async Task<IReadOnlyList<TeamRemark>> OfTeamAsync(string team, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var remarks = new List<TeamRemark>();
        await foreach (var row in RowsAsync(team, from, to, cancellationToken))
        {
            var tone = row.Text(4) is { } survey
                ? TeamRemark.ToneOf(EnumWords.Parse<Survey>(survey), row.Value<short>(5), row.Value<short>(6),
                    row.GetBoolean(7))
                : Tone.Minded;
            if (tone is not { } known)
                continue;
            remarks.Add(new(row.GetFieldValue<DateOnly>(0), row.Text(1), Words(row), known)
            {
                Department = row.Text(3), IsCompliment = row.GetBoolean(7),
            });
        }

        return remarks;
    }

    private static string? Words(NpgsqlDataReader row) => row.Text(2) is { } written ? ContactDetails.Mask(written) : null;

    private async IAsyncEnumerable<NpgsqlDataReader> RowsAsync(
        string? team, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = team, NpgsqlDbType = NpgsqlDbType.Text });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return row;
    }
}
