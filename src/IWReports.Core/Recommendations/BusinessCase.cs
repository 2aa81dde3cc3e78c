using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>What an action takes and gives, in hours of officers, days of training and calls: once, and every month.</summary>
public sealed record BusinessCase
{
    public decimal HoursOnce { get; init; }

    public decimal HoursMonthly { get; init; }

    /// <summary>Once; one day of one person each.</summary>
    public decimal TrainingDays { get; init; }

    /// <summary>Officers' hours that are no longer needed each month.</summary>
    public decimal HoursSaved { get; init; }

    /// <summary>Calls more answered in time a month, and fewer that hang up, by the queue model; null where unknown.</summary>
    public (decimal InTime, decimal FewerAbandoned)? Calls { get; init; }

    /// <summary>Whether hours are those of one officer, because nobody knows how many there are.</summary>
    public bool IsPerAgent { get; init; }

    /// <summary>What these hours leave out; null where nothing.</summary>
    public string? NotCosted { get; init; }

    /// <summary>What it costs and whether it pays back: "Takes 42 officer-hours a month ($1,890); pays back in 3 months."</summary>
    public Sentence Write(MonthlyData data) => Takes
        ? Sentence.Of($"Takes {Cost(data)}{Gains(data)}; {PayBack(data)}.")
        : Sentence.Of($"No officer-hours beyond those worked now{Gains(data)}{(NotCosted is null ? "" : $"; {NotCosted}")}.");

    /// <summary>"51 officer-hours a month ($2,295; rates: payroll)"; where a rate is missing, which setting to set.</summary>
    public Sentence Cost(MonthlyData data)
    {
        Figure Of(decimal value) => Figure.Count(value, data.Period);
        Figure Money(decimal value) => Figure.Money(value, data.Period);
        if (!Takes)
            return Sentence.Plain("no officer-hours");
        var hours = Listed(HoursMonthly > 0 ? Sentence.Of($"{Of(HoursMonthly):officer-hour} a month{Each}") : Sentence.None,
            HoursOnce > 0 ? Sentence.Of($"{Of(HoursOnce)} officer-hours once") : Sentence.None,
            TrainingDays > 0 ? Sentence.Of($"{Of(TrainingDays):training day} once") : Sentence.None);
        if (MissingRate(data.Costs) is { } missing)
            return Sentence.Of($"{hours} (cost not stated: set {missing})");
        var money = Listed(
            HoursMonthly > 0 ? Sentence.Of($"{Money(Monthly(data.Costs))} a month{Each}") : Sentence.None,
            Once(data.Costs) > 0 ? Sentence.Of($"{Money(Once(data.Costs))} once") : Sentence.None);
        return Sentence.Of($"{hours} ({money}{(data.Costs.Source is { } source ? $"; rates: {source}" : "")})");
    }

    /// <summary>The cost in few words, hours where a rate is missing: "$2,293 a month", "51 officer-hours a month".</summary>
    public Sentence InShort(MonthlyData data)
    {
        Figure Money(decimal value) => Figure.Money(value, data.Period);
        if (!Takes)
            return Sentence.Plain(NotCosted is null ? "no extra hours" : "not costed");
        if (MissingRate(data.Costs) is null)
        {
            return Monthly(data.Costs) > 0
                ? Sentence.Of($"{Money(Monthly(data.Costs))} a month{Each}") : Sentence.Of($"{Money(Once(data.Costs))} once");
        }

        return HoursMonthly > 0
            ? Sentence.Of($"{Figure.Count(HoursMonthly, data.Period):officer-hour} a month{Each}")
            : HoursOnce > 0 ? Sentence.Of($"{Figure.Count(HoursOnce, data.Period):officer-hour} once")
            : Sentence.Of($"{Figure.Count(TrainingDays, data.Period):training day} once");
    }

    /// <summary>Months until what it takes once is saved; null where a month saves nothing over its cost, or a rate is missing.</summary>
    public decimal? MonthsToPayBack(CostRates rates)
    {
        if (HoursSaved <= HoursMonthly)
            return null;
        if (TrainingDays == 0)
            return HoursOnce / (HoursSaved - HoursMonthly);
        return MissingRate(rates) is null && rates.OfficerHour is > 0 and { } hour
            ? Once(rates) / ((HoursSaved - HoursMonthly) * hour) : null;
    }

    private string Each => IsPerAgent ? " per officer" : "";

    private bool Takes => HoursMonthly + HoursOnce + TrainingDays > 0;

    private static Sentence Listed(params IEnumerable<Sentence> parts) =>
        parts.Where(part => !part.IsEmpty).Aggregate((all, part) => Sentence.Of($"{all} and {part}"));

    private Sentence Gains(MonthlyData data)
    {
        Sentence If(decimal value, Func<Figure, Sentence> say) =>
            Math.Round(value) > 0 ? say(Figure.Count(Math.Round(value), data.Period)) : Sentence.None;
        var inTime = If(Calls?.InTime ?? 0, calls => Sentence.Of($"; {calls} more calls a month answered in time"));
        var fewer = If(Calls?.FewerAbandoned ?? 0, calls => Sentence.Of($"; {calls} fewer hang-ups"));
        var saved = If(HoursSaved, hours => Sentence.Of($"; saves {hours} officer-hours a month"));
        return Sentence.Of($"{inTime}{fewer}{saved}");
    }

    private Sentence PayBack(MonthlyData data)
    {
        if (HoursSaved <= HoursMonthly)
            return Sentence.Plain("does not pay back in hours alone");
        if (MonthsToPayBack(data.Costs) is not { } months)
            return Sentence.Plain("pay-back not stated without the rates");
        var whole = Figure.Count(Math.Ceiling(months), data.Period);
        return whole.Value <= 1 ? Sentence.Plain("pays back within a month") : Sentence.Of($"pays back in {whole} months");
    }

    private string? MissingRate(CostRates rates) =>
        rates.OfficerHour is null && HoursMonthly + HoursOnce > 0 ? CostRates.OfficerHourSetting
        : rates.TrainingDay is null && TrainingDays > 0 ? CostRates.TrainingDaySetting
        : null;

    private decimal Monthly(CostRates rates) => HoursMonthly * (rates.OfficerHour ?? 0);

    private decimal Once(CostRates rates) => (HoursOnce * (rates.OfficerHour ?? 0)) + (TrainingDays * (rates.TrainingDay ?? 0));
}
