using System.Globalization;
using System.Security.Claims;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Http.Extensions;

namespace IWReports.Worker.Admin.Figures;

/// <summary>What a KPI's page shows: the days, of whom, and what it is broken down by. Its address says all of it.</summary>
internal sealed record KpiQuestion(DateOnly From, DateOnly To, KpiBy By, Scope Scope)
{
    // Five years by the day are about what a page can draw and a person can read.
    private const int MaxDays = 1830;

    // Days beyond are refused when they are read in, but for the year and months that a page looks back.
    private const int FirstYear = 1904, LastYear = 2199;

    public ReportPeriod Days => new(From, To);

    /// <summary>As asked for in an address; what it leaves out is the month that ended last, of the whole company, by day.</summary>
    /// <exception cref="InputException">Something in it cannot be read, or is not this person's to see.</exception>
    public static KpiQuestion Of(KpiAddress asked, ReportPeriod month, ClaimsPrincipal user)
    {
        var from = asked.From ?? (asked.To is { } until ? ReportPeriod.MonthOf(until).From : month.From);
        var to = asked.To ?? (asked.From is { } since ? ReportPeriod.MonthOf(since).To : month.To);
        if (from.Year < FirstYear || to.Year > LastYear)
            throw new InputException($"Choose days from {FirstYear} to {LastYear}.");
        if (to < from)
            throw new InputException("The first day lies after the last: swap them.");
        if (to.DayNumber - from.DayNumber >= MaxDays)
            throw new InputException("That is more than five years: choose fewer days.");
        if (asked.By is { Length: > 0 } word && EnumWords.Find<KpiBy>(word) is null)
            throw new InputException($"\"{word}\" is nothing that figures are broken down by.");
        return new(from, to, EnumWords.Find<KpiBy>(asked.By) ?? KpiBy.Day, ScopeOf(asked.Scope, user.OnlyScope()));
    }

    /// <summary>The address that shows this of a KPI.</summary>
    public string Address(string kpi, string page = "") => $"/kpis/{kpi}{page}{Query()}";

    public string Query()
    {
        var query = new QueryBuilder { { "from", Text(From) }, { "to", Text(To) }, { "by", By.Word() } };
        if (Scope != Scope.Company)
            query.Add("scope", Scope.ToString());
        return query.ToQueryString().ToString();
    }

    /// <summary>"Mon 3 Nov 2025" for a day; "November 2025"; a name or a time as it is.</summary>
    public string Title(string key) => By is KpiBy.Day or KpiBy.Month && ReportPeriod.TryParse(key, out var days)
        ? days.IsDay ? DateText.Day(days.From) : DateText.MonthAndYear(days.From) : key;

    public string DaysText => Days.IsDay ? DateText.Day(From) : DateText.Days(Days);

    /// <summary>One step closer at a key: those days, or that queue, team or officer; null where there is none.</summary>
    public KpiQuestion? At(string key)
    {
        if (By is KpiBy.Day or KpiBy.Week or KpiBy.Month && ReportPeriod.TryParse(key, out var days))
        {
            return this with
            {
                From = days.From < From ? From : days.From,
                To = days.To > To ? To : days.To,
                By = days.IsDay ? KpiBy.HalfHour : KpiBy.Day,
            };
        }

        return KpiKey.ScopeOf(By) is { } kind and not ScopeKind.Currency ? this with { Scope = new(kind, key), By = KpiBy.Day } : null;
    }

    private static Scope ScopeOf(string? asked, string? own)
    {
        if (own is not null)
        {
            var team = new Scope(ScopeKind.Team, own);
            return string.IsNullOrEmpty(asked) || (Scope.TryParse(asked, out var other) && other == team) ? team
                : throw new InputException($"You see your own team's figures: {own}.");
        }

        return string.IsNullOrEmpty(asked) ? Scope.Company : Scope.TryParse(asked, out var scope) ? scope
            : throw new InputException($"\"{asked}\" is not known. Write company, or team:NAME, queue:NAME, officer:NAME.");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
