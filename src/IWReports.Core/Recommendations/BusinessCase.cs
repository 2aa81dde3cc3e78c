using IWReports.Core.Kpis;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>What an hour and a day cost, as the settings say; null where they do not, and no amount is made up. <paramref name="Source"/> is where the rates come from.</summary>
public sealed record CostRates(decimal? OfficerHour, decimal? TrainingDay, string? Source)
{
    /// <summary>The settings, as the report names them where one is missing.</summary>
    public const string OfficerHourSetting = "Costs:OfficerHour", TrainingDaySetting = "Costs:TrainingDay";

    public static readonly CostRates Unknown = new(null, null, null);
}

/// <summary>What an action takes and gives, in hours of officers, days of training and calls: once, and every month.</summary>
public sealed record BusinessCase
{
    public decimal HoursOnce { get; init; }

    public decimal HoursMonthly { get; init; }

    /// <summary>Once; one day of one person each.</summary>
    public decimal TrainingDays { get; init; }

    /// <summary>Officers' hours that are no longer needed each month.</summary>
    public decimal HoursSaved { get; init; }

    /// <summary>Calls more a month that are answered in time, and fewer that hang up, by the queue model; null where it does not tell.</summary>
    public (decimal InTime, decimal FewerHangUps)? Calls { get; init; }

    /// <summary>What it costs and whether it pays back: "Costs 42 officer-hours a month ($1,890); gains 96 calls answered in time; does not pay back in hours alone."</summary>
    public Sentence Write(BoardReportData data)
    {
        Figure Of(decimal value) => Figure.Count(value, data.Period);
        Sentence Money(decimal value) => Sentence.Of($"{data.Currency}{new Figure(value, Unit.Money, data.Period)}");
        List<Sentence> costs = [];
        if (HoursMonthly > 0)
            costs.Add(Sentence.Of($"{Of(HoursMonthly)} officer-hours a month"));
        if (HoursOnce > 0)
            costs.Add(Sentence.Of($"{Of(HoursOnce)} officer-hours once"));
        if (TrainingDays > 0)
            costs.Add(Sentence.Of($"{Of(TrainingDays)} {(TrainingDays == 1 ? "training day" : "training days")} once"));
        if (costs.Count == 0)
            return Sentence.Of($"No officer-hours beyond those worked now{Gains(Of)}.");
        var source = data.Costs.Source is { } from ? $"; rates: {from}" : "";
        var money = MissingRate(data.Costs) is { } missing
            ? Sentence.Plain($"cost not stated: set {missing}")
            : Sentence.Of($"{(Monthly(data.Costs) is > 0 and { } monthly ? Sentence.Of($"{Money(monthly)} a month") : Sentence.None)}{(Monthly(data.Costs) > 0 && Once(data.Costs) > 0 ? " and " : "")}{(Once(data.Costs) is > 0 and { } once ? Sentence.Of($"{Money(once)} once") : Sentence.None)}{source}");
        return Sentence.Of($"Takes {costs.Aggregate((all, cost) => Sentence.Of($"{all} and {cost}"))} ({money}){Gains(Of)}; {PayBack(data)}.");
    }

    /// <summary>Months until what it takes once is saved; null where a month saves nothing over its cost, or a rate is missing.</summary>
    public decimal? MonthsToPayBack(CostRates rates)
    {
        if (HoursSaved <= HoursMonthly)
            return null;
        if (TrainingDays == 0)
            return HoursOnce / (HoursSaved - HoursMonthly);
        return MissingRate(rates) is null && rates.OfficerHour is > 0 and { } hour ? Once(rates) / ((HoursSaved - HoursMonthly) * hour) : null;
    }

    private Sentence Gains(Func<decimal, Figure> of)
    {
        var saved = HoursSaved > 0 ? Sentence.Of($"; saves {of(HoursSaved)} officer-hours a month") : Sentence.None;
        return Calls is { } calls && Math.Round(calls.InTime) > 0
            ? Sentence.Of($"; gains {of(Math.Round(calls.InTime))} calls a month answered in time{(Math.Round(calls.FewerHangUps) > 0 ? Sentence.Of($" and {of(Math.Round(calls.FewerHangUps))} fewer hang-ups") : Sentence.None)}{saved}")
            : saved;
    }

    private Sentence PayBack(BoardReportData data)
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
