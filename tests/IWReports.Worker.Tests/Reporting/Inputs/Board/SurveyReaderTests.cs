using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Reporting.Inputs.Board;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Reporting.Inputs.Board;

public sealed class SurveyReaderTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task<SurveyMonth> NovemberAsync(string answers, string? invitations = null)
    {
        await Database.ExecuteHereAsync($"insert into survey_answer (source_id, answer_id, survey, question, answered_on, score, "
            + $"dimension, expectation) values {answers}");
        if (invitations is not null)
            await Database.ExecuteHereAsync(
                $"insert into invitation (source_id, invitation_id, invited_on, survey, sent) values {invitations}");
        return await new SurveyReader(Database.Source).ReadAsync(ReportPeriod.Month(2025, 11), CancellationToken.None);
    }

    [Fact]
    public async Task A_month_has_its_first_and_last_day_and_answers_without_a_score_are_none()
    {
        var november = await NovemberAsync(
            """
            (1, '1', 'csat', 'Happy', '2025-10-31', 1, null, null), (1, '2', 'csat', 'Happy', '2025-11-01', 4, null, null),
            (1, '3', 'csat', 'Happy', '2025-11-30', 4, null, null),
            (1, '4', 'csat', 'Happy', '2025-12-01', 1, null, null), (1, '5', 'csat', 'Happy', '2025-11-15', null, null, null),
            (1, '6', 'internal', 'Happy', '2025-11-15', 2, null, null)
            """);
        Assert.Equal([new(Survey.Csat, "Happy", 4, 2)], november.Scores);
    }

    [Fact]
    public async Task A_respondent_is_one_whatever_the_number_of_questions_and_the_same_number_of_another_source_is_another()
    {
        await Database.ExecuteHereAsync("insert into source (name, kind, zone) values ('second', 'table', 'Australia/Melbourne')");
        var november = await NovemberAsync(
            "(1, '1', 'csat', 'Happy', '2025-11-03', 4, null, null), (1, '1', 'csat', 'In time', '2025-11-03', 2, null, null), (2, '1', "
                + "'csat', 'Happy', '2025-11-03', 5, null, null)",
            "(1, 'a', '2025-11-01', 'csat', 30), (1, 'b', '2025-11-08', 'csat', 20), (1, 'c', '2025-10-31', 'csat', 99)");
        Assert.Equal([new(Survey.Csat, 2, 50)], november.Returns);
    }

    [Fact]
    public async Task Where_no_invitation_is_kept_it_is_unknown_how_many_were_asked() =>
        Assert.Equal([new(Survey.Nps, 1, null)],
            (await NovemberAsync("(1, '1', 'nps', 'Recommend', '2025-11-03', 9, null, null)")).Returns);

    [Fact]
    public async Task Respondents_are_told_apart_by_team_however_its_name_is_spelled()
    {
        await Database.ExecuteHereAsync(
            """
            insert into survey_answer (source_id, answer_id, survey, question, answered_on, score, team) values
            (1, '1', 'csat', 'Happy', '2025-11-03', 4, 'Parts'), (1, '1', 'csat', 'In time', '2025-11-03', 2, 'Parts'),
            (1, '2', 'csat', 'Happy', '2025-11-03', 5, ' parts'),
            (1, '3', 'csat', 'Happy', '2025-11-03', 5, null), (1, '4', 'nps', 'Recommend', '2025-11-03', 9, 'Parts'),
            (1, '5', 'csat', 'Happy', '2025-12-01', 5, 'Orders')
            """);
        var teams = await new SurveyReader(Database.Source).RespondentsByTeamAsync(ReportPeriod.Month(2025, 11), CancellationToken.None);
        Assert.Equal(2, Assert.Single(teams).Value);
        Assert.Equal(2, teams["PARTS"]);
    }

    [Fact]
    public async Task Expected_and_received_stay_with_their_respondent_and_dimension()
    {
        var november = await NovemberAsync(
            """
            (1, '1', 'rater', 'in time', '2025-11-03', 4, 'reliability', 6),
            (1, '1', 'rater', 'as agreed', '2025-11-03', 5, 'reliability', 7), (1, '1', 'rater', 'polite', '2025-11-03', 6, 'empathy', 5),
            (1, '2', 'rater', 'in time', '2025-11-03', null, 'reliability', 6)
            """);
        Assert.Equal(2, november.Rater.Count);
        Assert.Equal([new(7, 5), new(6, 4)], november.Rater[0].Dimensions["reliability"]);
        Assert.Equal([new(5, 6)], november.Rater[0].Dimensions["empathy"]);
        Assert.Equal([new(6, null)], november.Rater[1].Dimensions["reliability"]);
    }
}
