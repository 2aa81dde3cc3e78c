using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Npgsql;

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
        var rows = await RowsAsync(null, from, to, cancellationToken);
        return rows.ConvertAll(row => new Remark(row.Day, row.Topic, row.Words));
    }

    /// <summary>What was written about a team, where it praises or blames.</summary>
    public async Task<IReadOnlyList<TeamRemark>> OfTeamAsync(string team, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(team, from, to, cancellationToken);
        return [.. from row in rows
                   let tone = ToneOf(row)
                   where tone is not null
                   select new TeamRemark(row.Day, row.Topic, row.Words, tone.Value)
                   {
                       Department = row.Department, IsCompliment = row.Compliment,
                   }];
    }

    private Task<List<Row>> RowsAsync(string? team, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.RowsAsync<Row>(Sql, cancellationToken, from, to, team);

    // None where an answer neither praises nor blames.
    private static Tone? ToneOf(Row row) => row.Survey is { } survey
        ? TeamRemark.ToneOf(EnumWords.Parse<Survey>(survey), row.Score, row.Expectation, row.Compliment)
        : Tone.Minded;

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public string? Topic { get; init; }
        public string? Summary { get; init; }
        public string? Department { get; init; }
        public string? Survey { get; init; }
        public int? Score { get; init; }
        public int? Expectation { get; init; }
        public required bool Compliment { get; init; }

        public string? Words => Summary is { } written ? ContactDetails.Mask(written) : null;
    }
}
