using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One lead and how far it got by the last day.</summary>
internal sealed record SampleLead(string Id, DateOnly CreatedOn, string Channel)
{
    public DateOnly? MqlOn { get; init; }

    public DateOnly? SqlOn { get; init; }

    public DateOnly? WonOn { get; init; }

    public DateOnly? LostOn { get; init; }
}

/// <summary>Leads and sales goals. All of it is invented: a goal is 5 % above what last year's month sold.</summary>
internal sealed class SampleSales(SampleScenario scenario)
{
    private const int LeadsPerMonth = 24;

    private const double ToMql = 0.7, ToSql = 0.5, ToWon = 0.4;

    private const decimal GoalGrowth = 1.05m, GoalStep = 1000;

    private static readonly string[] Channels = ["web", "trade fair", "referral"];

    public IEnumerable<SampleLead> Leads() =>
        (from month in Enumerable.Range(1, SampleCompany.LastDay.Month)
         from number in Enumerable.Range(0, LeadsPerMonth)
         let lead = Draw(ReportPeriod.Month(SampleCompany.Year, month), number)
         where lead.CreatedOn <= SampleCompany.LastDay
         select lead).OrderBy(lead => lead.CreatedOn).ThenBy(lead => lead.Id, StringComparer.Ordinal);

    public static IEnumerable<(ReportPeriod Month, decimal Amount)> Goals(IReadOnlyList<SampleOrder> lastYears) =>
        from order in lastYears
        where order.Status is not OrderStatus.Cancelled
        group order.Value by order.OrderedAt.Month into sold
        where sold.Key <= SampleCompany.LastDay.Month
        orderby sold.Key
        select (ReportPeriod.Month(SampleCompany.Year, sold.Key), Math.Ceiling(sold.Sum() * GoalGrowth / GoalStep) * GoalStep);

    private SampleLead Draw(ReportPeriod month, int number)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Lead, month.From.Month, number);
        var created = month.From.AddDays(draw.Between(0, month.Days - 1));
        var (mql, sql, won) = (created.AddDays(draw.Between(0, 10)), created.AddDays(draw.Between(11, 30)),
            created.AddDays(draw.Between(31, 75)));
        var (isMql, isSql, isWon) = (draw.Chance(ToMql), draw.Chance(ToSql), draw.Chance(ToWon));
        var lost = !isMql ? mql : !isSql ? sql : isWon ? (DateOnly?)null : won;
        return new(string.Create(CultureInfo.InvariantCulture, $"L-{month.From.Month:00}{number:00}"), created, draw.Pick(Channels))
        {
            MqlOn = Known(isMql, mql),
            SqlOn = Known(isMql && isSql, sql),
            WonOn = Known(isMql && isSql && isWon, won),
            LostOn = Known(lost is not null, lost ?? won),
        };
    }

    private static DateOnly? Known(bool happened, DateOnly on) => happened && on <= SampleCompany.LastDay ? on : null;
}
