namespace IWReports.Core.Facts;

/// <summary>What a score says: the customer agrees or recommends us, is in between, or is not content.</summary>
public enum SurveyBand { Good, Between, Low }

/// <summary>Where the scores of a questionnaire are good and where low. Source: ops/docs/metrics.md, 7.1.</summary>
public static class SurveyBands
{
    /// <summary>From here on an answer 1 to 5 agrees, and an answer 0 to 10 recommends us.</summary>
    public const int Agrees = 4, Recommends = 9;

    private const int Disagrees = 2, IsPassive = 7, HighestOfCsat = 5, HighestOfNps = 10;

    /// <summary>Null without an answer, for one outside its scale, and for the questionnaire of what is expected and received.</summary>
    public static SurveyBand? Of(Survey survey, int? score) => (survey, score) switch
    {
        (Survey.Nps, >= Recommends and <= HighestOfNps) => SurveyBand.Good,
        (Survey.Nps, >= IsPassive and < Recommends) => SurveyBand.Between,
        (Survey.Nps, >= 0 and < IsPassive) => SurveyBand.Low,
        (Survey.Csat or Survey.Internal, >= Agrees and <= HighestOfCsat) => SurveyBand.Good,
        (Survey.Csat or Survey.Internal, > Disagrees and < Agrees) => SurveyBand.Between,
        (Survey.Csat or Survey.Internal, >= 1 and <= Disagrees) => SurveyBand.Low,
        _ => null,
    };
}
