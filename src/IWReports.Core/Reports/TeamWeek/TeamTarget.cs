using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>A target that a team works towards: how a sentence gives its figure, and what a miss asks of the team.</summary>
/// <param name="Ask">What to say to the team; "" where only the supervisor can do something.</param>
internal sealed record TeamTarget(string Kpi, Func<Figure, Sentence> Says, string Ask = "")
{
    /// <summary>All of them, in the order in which customers notice them.</summary>
    public static IReadOnlyList<TeamTarget> All(MeasureSettings settings) =>
    [
        new(AnsweredIn5Rings.Id, share => Sentence.Of($"{share} of calls were answered within five rings"),
            "Answer by the fifth ring."),
        new(Abandonment.Id, share => Sentence.Of($"{share} of callers hung up before an answer"),
            "Ring back everyone who hung up, on the same day."),
        new(LongWaits.Id, share => Sentence.Of($"{share} of callers waited over {DailyDigestText.Words(settings.LongWait)}"),
            "Say sorry for a long wait, and offer to ring back."),
        new(ResolvedIn2Hours.Id,
            share => Sentence.Of($"{share} of enquiries were completed within {DailyDigestText.Words(settings.ResolvedWithin)}"),
            $"Finish each enquiry within {DailyDigestText.Words(settings.ResolvedWithin)}, or hand it on at once."),
        new(FirstContactResolution.Id, share => Sentence.Of($"{share} of customers needed only one call"),
            "Before you end a call, ask what is still open."),
        new(Courtesy.Id, share => Sentence.Of($"{share} of the checks on courtesy were passed"),
            "Greet each caller, give your name, and never argue."),
        new(ProcedureCompliance.Id, share => Sentence.Of($"{share} of the steps of the procedure were followed"),
            "Keep the procedure in front of you, and go step by step."),
        new(ComplaintAcknowledged.Id, share => Sentence.Of($"{share} of complaints were acknowledged in time"),
            "Acknowledge each complaint by the next business day."),
        new(Csat.Id, share => Sentence.Of($"{share} of survey answers were good"),
            "End each call by asking whether the customer is happy with it."),
        new(FeedbackAnswered.Id, share => Sentence.Of($"{share} of customers' feedback was answered in time"),
            "Answer each comment within two business days."),
        new(RecordsUpdated.Id, share => Sentence.Of($"{share} of changed details were recorded in time"),
            "Record a new address or phone number during the call."),
        new(Coaching.Id, share => Sentence.Of($"a supervisor sat with newcomers in {Weeks(share)}")),
    ];

    // Newcomers are few: of a few weeks the count is given.
    private static Sentence Weeks(Figure share) => share.N is not { } all || all >= MinSample.Percent
        ? Sentence.Of($"{share} of weeks")
        : Sentence.Of($"{Figure.Count(Math.Round(share.Value * all), share.Period)} of {Figure.Count(all, share.Period):week}");
}
