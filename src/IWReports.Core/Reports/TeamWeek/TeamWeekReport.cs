using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Warnings;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>A team's week: its targets, what customers said, what to brief it on, and who is due for training or coaching.</summary>
public static class TeamWeekReport
{
    // More names are a list, not a sentence: the table has them all.
    internal const int MaxNames = 6;

    public static TeamWeekModel Build(TeamWeekData data)
    {
        var written = new FigureBook();
        var targets = new WeekTargets(data);
        var headline = new WeekHeadline(targets, data.Period);
        var figures = new WeekFigures(targets, data.Period, written);
        var feedback = new WeekFeedback(data, written);
        var chart = new WeekTrend(data, targets).Draw();
        var (missed, atRisk, met) = (figures.Rows(Rag.Red), figures.Rows(Rag.Amber), figures.Rows(Rag.Green));
        var summary = headline.Summary();
        var bullets = WeekBullets.Draw(targets, [.. missed, .. atRisk, .. met], summary);
        var model = new TeamWeekModel
        {
            Company = data.Company,
            Title = $"{data.Team}: team week",
            Period = data.Period,
            PeriodText = DateText.Days(data.Period),
            Charts = [.. new Chart?[] { chart, bullets }.OfType<Chart>()],
            Missing = [.. Missing(data, targets)],
            Team = data.Team,
            Readers = data.Readers.Count == 0 ? "nobody yet" : DailyDigestText.List(data.Readers),
            StandInReason = data.StandInReason,
            Headline = written.Text(headline.Write()),
            Summary = written.Text(summary),
            Missed = missed,
            AtRisk = atRisk,
            Met = met,
            NothingMissed = targets.Judged.Count == 0 ? "No target could be judged." : "No target was missed.",
            NothingMet = targets.Judged.Count == 0 || targets.Judged.Any(one => one.Rag is Rag.Green) ? "" : "No target was met.",
            FigureNotes = figures.Notes(),
            Provisional = figures.Provisional(),
            Restated = figures.Restated(),
            Brief = new WeekBriefing(data, targets, feedback, written).Rows(),
            HasChart = chart is not null,
            HasBullets = bullets is not null,
        };
        return WithTeam(WithVoices(model, feedback), data, written);
    }

    private static TeamWeekModel WithVoices(TeamWeekModel model, WeekFeedback feedback) => model with
    {
        Praised = feedback.PraisedRows(),
        NothingPraised = feedback.NoneOf(Tone.Praised),
        PraisedNote = feedback.NoteOf(Tone.Praised),
        Minded = feedback.MindedRows(),
        NothingMinded = feedback.NoneOf(Tone.Minded),
        MindedNote = feedback.NoteOf(Tone.Minded),
        Reviews = feedback.Reviews(),
    };

    private static TeamWeekModel WithTeam(TeamWeekModel model, TeamWeekData data, FigureBook written)
    {
        var training = new WeekTraining(data);
        var coaching = new WeekCoaching(data);
        var compliments = new WeekCompliments(data, written);
        List<AgentWeekRow> officers = [.. data.Officers.Select(officer => Row(officer, training, coaching))];
        return model with
        {
            Training = written.Text(training.Write()),
            TrainingTitle = training.Title,
            StillToTrain = training.StillNeededBy(data.Officers),
            TrainingDiffers = officers.Select(officer => officer.Training).Distinct().Count() > 1,
            CoachingDue = written.Text(coaching.Due()),
            Officers = officers,
            Compliments = compliments.Rows(),
            MoreCompliments = compliments.More(),
            Figures = written.Figures,
        };
    }

    private static AgentWeekRow Row(string officer, WeekTraining training, WeekCoaching coaching)
    {
        var coached = coaching.Of(officer);
        return new(officer, training.Had(officer), coached.Text, coached.IsDue);
    }

    private static IEnumerable<string> Missing(TeamWeekData data, WeekTargets targets)
    {
        if (targets.Of(CallsOffered.Id)?.Value is null)
        {
            yield return $"No call of {data.Team} is on record for this week: its telephone figures are unknown, not zero. "
                + "Check whether the call log has arrived.";
        }

        if (UnmappedText.Queues(data.UnmappedQueues) is { } queues)
            yield return queues;
    }
}
