using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;

namespace IWReports.Core.Recommendations;

/// <summary>
/// One figure: as measured, as the queue model has it, and as it makes it of the change, with the ends of the range around that.
/// </summary>
internal sealed record WhatIfFigure(double Measured, double Before, double After, double Low, double High);

/// <summary>What the queue model of the causes and levers answers to a question about a month.</summary>
/// <remarks>Source: ops/docs/statistics.md, 7.2.</remarks>
internal sealed record WhatIfAnswer
{
    public required WhatIf Asked { get; init; }

    public required WhatIfFigure ServiceLevel { get; init; }

    public required WhatIfFigure Abandonment { get; init; }

    /// <summary>Of all callers, in seconds.</summary>
    public required WhatIfFigure Wait { get; init; }

    public required LeverChange Month { get; init; }

    /// <summary>By how much model and measurement lie apart in an hour, on the mean.</summary>
    public required double Gap { get; init; }

    public double FewerAbandoned => Month.Before.Abandoned - Month.After.Abandoned;

    /// <summary>What it takes and gives; hours that it frees are saved.</summary>
    public BusinessCase Case => (Month.After.Hours - Month.Before.Hours) is var hours && hours > 0
        ? new() { HoursMonthly = (decimal)hours } : new() { HoursSaved = (decimal)-hours };

    public static WhatIfAnswer Of(LeverModel model, WhatIf asked)
    {
        var days = model.Days((day, slot, was) => Changed(model, asked, day, slot, was));
        var measured = model.Measured;
        WhatIfFigure Figure(double known, Func<ModelledCalls, double> of)
        {
            var (low, high) = days.Range(one => of(one.After) - of(one.Before));
            var before = of(days.Month.Before);
            return new(known, before, of(days.Month.After), before + low, before + high);
        }

        return new()
        {
            Asked = asked,
            ServiceLevel = Figure(measured.ServiceLevel, calls => calls.ServiceLevel),
            Abandonment = Figure(measured.Abandonment, calls => calls.Abandonment),
            Wait = Figure(measured.Wait, model.Wait),
            Month = days.Month,
            Gap = model.Gap,
        };
    }

    // Breaks move first: who comes besides is there at the times that were named.
    private static ServiceDrivers Changed(LeverModel model, WhatIf asked, DateOnly day, HalfHour slot, ServiceDrivers was)
    {
        var drivers = asked.StaggersBreaks ? model.Staggered(day, was) : was;
        if (asked.Officers != 0 && asked.Covers(day, slot))
            drivers = drivers with
            {
                Scheduled = Math.Max(drivers.Absent, drivers.Scheduled + asked.Officers),
                Covered = asked.Officers > 0 ? 1 : drivers.Covered,
            };
        return drivers with { Handle = drivers.Handle * (double)(1 - asked.Shorter), Calls = drivers.Calls * (double)(1 - asked.Fewer) };
    }
}
