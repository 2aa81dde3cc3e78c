using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of answers that agree. Source: metric definitions, 2.10.</summary>
internal static class Csat
{
    private const int Agree = 4;

    private static readonly Measure<SurveyAnswer> Satisfied = new("satisfied", answer => IsValid(answer) ? answer.Score >= Agree ? 1 : 0 : null);

    private static readonly Measure<SurveyAnswer> Valid = new("answers", answer => IsValid(answer) ? 1 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = "csat",
        Name = "Satisfaction",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Satisfied,
        Denominator = Valid,
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Formula = "Answers 4 and 5 ÷ answers 1 to 5; blanks and other values are left out. By topic: per question.",
    };

    private static bool IsValid(SurveyAnswer answer) => answer.Score is >= 1 and <= 5;
}
