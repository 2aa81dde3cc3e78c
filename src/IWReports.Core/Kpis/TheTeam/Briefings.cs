using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>How often policies were explained, to whom they were not clear, and which had to be explained again.</summary>
internal static class Briefings
{
    public const string Id = "briefings";
    public const string BriefingNotUnderstoodId = "briefing_not_understood";

    private static readonly Measure<Briefing> Held = new("briefings", _ => 1);

    private static readonly Kpi NotUnderstood = new()
    {
        Id = BriefingNotUnderstoodId,
        Name = "Policies not understood",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = new Measure<Briefing>("not_understood", briefing => briefing.Officers is null ? null : briefing.NotUnderstood),
        Denominator = new Measure<Briefing>("briefed", briefing => briefing.NotUnderstood is null ? null : briefing.Officers),
        Formula = "Officers who did not understand the policy ÷ officers it was explained to, where both were written down.",
    };

    private static readonly Kpi Repeats = new()
    {
        Id = "briefing_repeats",
        Name = "Policies explained again",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = new Measure<Briefing>("briefing_repeats", briefing => briefing.Repeat ? 1 : 0),
        Denominator = Held,
        Formula = "Briefings that repeat an earlier one ÷ briefings.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Policies explained",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = Held,
        Beside = [NotUnderstood, Repeats],
        Formula = "Briefings held. By topic: per policy.",
    };
}
