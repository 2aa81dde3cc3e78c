using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>Whether a customer praised or minded something.</summary>
public enum Tone { Praised, Minded }

/// <summary>What a customer wrote in a complaint or a survey, and the department it concerns where a complaint says so.</summary>
public sealed record TeamRemark(DateOnly Day, string? Category, string? Words, Tone Tone)
{
    public string? Department { get; init; }

    /// <summary>Whether the source calls it a compliment.</summary>
    public bool IsCompliment { get; init; }

    internal Remark Remark => new(Day, Category, Words);

    /// <summary>The tone of a survey's comment by the score beside it; null where it is neither praise nor blame.</summary>
    public static Tone? ToneOf(Survey survey, int? score, int? expected, bool isCompliment) => SurveyBands.Of(survey, score) switch
    {
        SurveyBand.Good => Tone.Praised,
        SurveyBand.Low => Tone.Minded,
        null when survey is Survey.Rater && score < expected => Tone.Minded,
        _ => isCompliment ? Tone.Praised : null,
    };
}
