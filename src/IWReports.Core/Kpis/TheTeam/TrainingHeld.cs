using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Training sessions held of those planned. Source: ops/docs/metrics.md, 8.1.</summary>
internal static class TrainingHeld
{
    public const string Id = "training_held";

    private static readonly Measure<TrainingSession> Held =
        new("training_held", (session, settings) => session.HeldOn <= settings.AsOf ? 1 : 0);

    private static readonly Kpi Attendance = new()
    {
        Id = "training_attendance",
        Name = "Training attendance",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<TrainingSession>("trained", session => Counted(session) ? session.Attended : null),
        Denominator = new Measure<TrainingSession>("invited_to_train", session => Counted(session) ? session.Invited : null),
        Formula = "Who came ÷ who was asked to come, at sessions that were held and where both were written down.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Training sessions held",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Held,
        Denominator = new Measure<TrainingSession>("training_planned", _ => 1),
        Target = new(1, 0, TargetOrigin.Policy),
        Beside = [Attendance],
        // A session that was put off may still be held a month later.
        Matures = (day, _) => day.AddDays(31),
        Formula = "Sessions held ÷ sessions planned for the period, also where they were held later. The policy asks for at least one a "
            + "month, for new and old staff.",
    };

    private static bool Counted(TrainingSession session) => session is { HeldOn: not null, Invited: not null, Attended: not null };
}
