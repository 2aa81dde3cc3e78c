using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Language;

/// <summary>The published names of classes, as the command line and the charts' users know them.</summary>
public static class XmrWords
{
    /// <summary>"Above UCL", "7 Point Trend (Increasing)" …, as NHSRplotthedots prints them.</summary>
    public static string Label(this XmrPoint point) => Label(point.Cause, point.Direction);

    public static string Label(SpecialCause cause, int direction) => (cause, direction > 0) switch
    {
        (SpecialCause.OutsideLimits, true) => "Above UCL",
        (SpecialCause.OutsideLimits, false) => "Below LCL",
        (SpecialCause.Trend, true) => "7 Point Trend (Increasing)",
        (SpecialCause.Trend, false) => "7 Point Trend (Decreasing)",
        (SpecialCause.TwoInThree, true) => "2 in 3 Above CL",
        (SpecialCause.TwoInThree, false) => "2 in 3 Below CL",
        (SpecialCause.OneSide, true) => "7 Points Above CL",
        (SpecialCause.OneSide, false) => "7 Points Below CL",
        _ => "Common Cause",
    };

    public static string Kind(this Variation variation) => variation switch
    {
        Variation.ImprovementHigh or Variation.ImprovementLow => "improvement",
        Variation.ConcernHigh or Variation.ConcernLow => "concern",
        _ => variation.Icon(),
    };

    public static string Icon(this Variation variation) => variation switch
    {
        Variation.Common => "common",
        Variation.ImprovementHigh => "improvement_high",
        Variation.ImprovementLow => "improvement_low",
        Variation.ConcernHigh => "concern_high",
        Variation.ConcernLow => "concern_low",
        Variation.NeutralHigh => "neutral_high",
        Variation.NeutralLow => "neutral_low",
        _ => throw new ArgumentOutOfRangeException(nameof(variation), variation, "No such variation."),
    };

    public static string Icon(this Assurance assurance) => assurance switch
    {
        Assurance.Pass => "pass",
        Assurance.Fail => "fail",
        Assurance.HitAndMiss => "hit-and-miss",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance), assurance, "No such assurance."),
    };
}
