using IWReports.Core.Facts;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Worker.Sources;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>What customers wrote about a team: complaints, and comments of surveys that praise or blame.</summary>
internal sealed class RemarkReader(NpgsqlDataSource database)
{
    // What names no team is every team's; teams' names differ in no more than capitals and spaces.
    private const string Sql = """
        select received_on as day, topic, summary, department,
            null as survey, null::smallint as score, null::smallint as expectation, false as compliment
        from complaint where received_on between $1 and $2 and (team is null or lower(btrim(team)) = lower(btrim($3)))
        union all
        select answered_on, null, comment, null, survey, score, expectation, coalesce(compliment, false)
        from survey_answer
        where answered_on between $1 and $2 and comment is not null and (team is null or lower(btrim(team)) = lower(btrim($3)))
        order by day
        """;

    public async Task<IReadOnlyList<TeamRemark>> ReadAsync(string team, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        command.Parameters.AddWithValue(team);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var remarks = new List<TeamRemark>();
        while (await row.ReadAsync(cancellationToken))
        {
            var tone = row.Text(4) is { } survey
                ? TeamRemark.ToneOf(Enum.Parse<Survey>(survey, ignoreCase: true), row.Value<short>(5), row.Value<short>(6),
                    row.GetBoolean(7))
                : Tone.Minded;
            if (tone is not { } known)
                continue;
            var words = row.Text(2) is { } written ? ContactDetails.Mask(written) : null;
            remarks.Add(new(row.GetFieldValue<DateOnly>(0), row.Text(1), words, known) { Department = row.Text(3),
                IsCompliment = row.GetBoolean(7) });
        }

        return remarks;
    }
}
