using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Reports.Board;

/// <summary>
/// What customers answered, how far chance reaches in it, who did not answer, and whether quality ratings tell the same. Empty without a
/// survey.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 5.</remarks>
internal sealed class SurveyText(MonthlyAnalysis analysis)
{
    // How exactly a share should be known, so that months can be compared.
    private const double Margin = 0.05;

    // What the form asks of officers, and what customers make of it.
    private static readonly string[] Quality = [Courtesy.Id, ProcedureCompliance.Id],
        Customers = [Csat.Id, FirstContactResolution.Id, ComplaintSatisfied.Id];

    private SurveyMonth Surveys => analysis.Data.Surveys;

    /// <summary>Each question with how many gave which score, from "strongly disagree" up, and the share that agrees.</summary>
    public IEnumerable<(string Question, Sentence Answers, Sentence Agree)> Rows() =>
        Surveys.Satisfaction.Select(one => one.Answers.MayBeShown
        ? (one.Question, one.Answers.Distribution.Select(count => Sentence.Of($"{Count(count)}"))
            .Aggregate((all, count) => Sentence.Of($"{all} · {count}")), Agree(one.Answers))
        : (one.Question, Sentence.Of($"fewer than {Count(MinSample.AnswersShown)} answers"), Sentence.Plain("not shown")));

    public IEnumerable<Sentence> Notes() => Surveys.Returns.Count == 0 ? []
        : new[] { Recommending(), Gaps(), Returned(), Teams(), Missing(), AgainstQuality() }.Where(sentence => !sentence.IsEmpty);

    private Sentence Agree(TopBox answers) => Sentence.Of(
        $"{Share(answers.Share!.Value)} ({Share(answers.Interval!.Value.Low)} to {Share(answers.Interval.Value.High)})");

    private Sentence Recommending()
    {
        var (promoters, passives, detractors) = Surveys.Recommending;
        var n = promoters + passives + detractors;
        if (n < MinSample.AnswersShown)
            return Sentence.None;
        var mix = Sentence.Of($"{Count(promoters)} would recommend the company, {Count(passives)} might, {Count(detractors)} would not");
        return n < MinSample.NetPromoterScore || NetPromoterScore.Of(promoters, passives, detractors) is not { } score
            ? Sentence.Of($"Of {Count(n)} who were asked whether they would recommend us {mix}: below "
                + $"{Count(MinSample.NetPromoterScore)} answers no score is given.")
            : Sentence.Of($"Net promoter score {Points(score.Score)}, give or take {Points(score.Margin)} ({mix}).");
    }

    private Sentence Gaps()
    {
        var gaps = RaterGaps.Of(Surveys.Rater).Dimensions.Where(gap => gap.Respondents >= MinSample.AnswersShown).OrderBy(gap => gap.Gap)
            .ToList();
        if (gaps.Count == 0)
            return Sentence.None;
        var listed = gaps.Select(gap => Sentence.Of($"{gap.Dimension} {Points(Math.Round(gap.Gap, 1)):+}"))
            .Aggregate((all, gap) => Sentence.Of($"{all}, {gap}"));
        var few = gaps.Exists(gap => !gap.IsDependable)
            ? Sentence.Of($"; provisional below {Count(MinSample.RaterGap)} respondents") : Sentence.None;
        return Sentence.Of(
            $"Received less expected, widest gap first: {listed} ({Count(gaps.Max(gap => gap.Respondents))} respondents{few}).");
    }

    private Sentence Returned()
    {
        if (Surveys.Returns.FirstOrDefault(one => one.Survey == Survey.Csat) is not { } csat)
            return Sentence.None;
        if (csat.Invited is not > 0 and var unknown || csat.Respondents > csat.Invited)
            return Sentence.Of(
                $"{Count(csat.Respondents)} questionnaires came back; how many were sent is not known, so neither is who is missing.");
        var rate = (double)csat.Respondents / csat.Invited!.Value;
        var needed = SampleSize.Answers(Margin, customers: analysis.Volume.Current is { } calls ? (int)calls.Calls : null);
        return Sentence.Of($"{Count(csat.Respondents)} of {Count(csat.Invited.Value)} questionnaires came back ({Share(rate)}); to know "
            + $"a share to within {Points(Margin * 100)} points takes {Count(needed)} answers, about "
            + $"{Count(SampleSize.Invitations(needed, rate)!.Value)} invitations at this rate.");
    }

    // Answers are not tied to calls, so a team may have more of them than callers; then nothing is known of who is missing.
    private Sentence Teams()
    {
        if (Surveys.Asked.Count < 2 || Surveys.Asked.Any(team => team.Respondents > team.Callers)
            || NonResponseBias.Of(Surveys.Asked) is not { } found)
            return Sentence.None;
        Sentence Listed(IReadOnlyList<AskedGroup> teams) =>
            teams.Select(team => Sentence.Of($"{team.Name} ({Count(team.Respondents)} of {Count(team.Callers)})"))
            .Aggregate((all, team) => Sentence.Of($"{all}, {team}"));
        return (found.TooFew, found.TooMany) switch
        {
            ({ Count: 0 }, { Count: 0 }) => Sentence.Of(
                $"Callers of all teams who got through answered alike, {Share(found.ResponseRate)} of them, as far as chance lets see."),
            ({ Count: 0 }, var many) => Sentence.Of($"Of callers who got through {Share(found.ResponseRate)} answered, more than their "
                + $"share of {Listed(many)}: the survey speaks for them first."),
            (var few, _) => Sentence.Of($"Of callers who got through {Share(found.ResponseRate)} answered, fewer than their share of "
                + $"{Listed(few)}: the survey says less of them."),
        };
    }

    private Sentence Missing() => analysis.Find(Abandonment.Id) is { Numerator: > 0 and { } hungUp }
        ? Sentence.Of($"Nobody asked the {Count(hungUp)} callers who hung up; whether those who answered fared like those who did not "
            + $"cannot be told, since answers are not tied to calls.")
        : Sentence.Plain("Whether those who answered fared like those who did not cannot be told, since answers are not tied to calls.");

    private Sentence AgainstQuality()
    {
        var (ratings, told) = (Judged(Quality), Judged(Customers));
        if (ratings.Count == 0 || told.Count == 0)
            return Sentence.None;
        var (goodRatings, badRatings) = Split(ratings);
        var (content, discontent) = Split(told);
        return goodRatings.Count > 0 && badRatings.Count == 0 && discontent.Count > 0
                ? Sentence.Of($"Quality ratings and customers disagree: {Levels(goodRatings)} on target, {Levels(discontent)} not; what "
                    + $"customers mind is not on the form.")
            : badRatings.Count > 0 && discontent.Count == 0
                ? Sentence.Of($"Quality ratings and customers disagree: {Levels(badRatings)} off target, {Levels(content)} on it; the "
                    + $"form may ask what customers do not mind.")
            : Sentence.Plain("Quality ratings and what customers say point the same way.");
    }

    private List<KpiValue> Judged(string[] kpis) =>
        [.. kpis.Select(analysis.Find).OfType<KpiValue>().Where(value => value.Value is not null && value.Kpi.Target is not null)];

    private (List<KpiValue> Met, List<KpiValue> Missed) Split(List<KpiValue> values) =>
        ([.. values.Where(value => analysis.Missed(value.Kpi.Id) is null)],
            [.. values.Where(value => analysis.Missed(value.Kpi.Id) is { } missed
            && RagRating.Of(missed.Value!.Value, missed.Kpi.Target, missed.Kpi.Better) is Rag.Red)]);

    private Sentence Levels(List<KpiValue> values) =>
        values.Select(value => Sentence.Of($"{value.Kpi.Name} ({new ServiceText(analysis).Short(value)})"))
        .Aggregate((all, value) => Sentence.Of($"{all}, {value}"));

    private Figure Count(decimal value) => Figure.Count(value, analysis.Period);

    private Figure Share(double value) => Figure.Share((decimal)value, analysis.Period);

    private Figure Points(double value) => new((decimal)value, Unit.Points, analysis.Period);
}
