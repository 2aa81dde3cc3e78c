using System.Globalization;
using System.Security.Claims;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Admin.Figures;

namespace IWReports.Worker.Admin.Lookup;

/// <summary>Finds what a person may see: a supervisor sees cases, officers and editions of the own team alone.</summary>
internal sealed class SearchBox(LookupReader reader, VisibleEditions editions, KpiCatalogue catalogue)
{
    public const int MinLength = 2, MaxLength = 100;

    /// <summary>Kinds of which something was found; a look at a customer's case is written down.</summary>
    public async Task<IReadOnlyList<FoundKind>> FindAsync(string text, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var pattern = Pattern(text);
        List<FoundKind> kinds =
        [
            new("Cases of customers", await CasesAsync(pattern, user, cancellationToken)),
            new("Officers", await OfficersAsync(pattern, user, cancellationToken)),
            new("KPIs", Kpis(text)),
            new("Reports", await EditionsAsync(text, pattern, user, cancellationToken)),
            new("Runs", await RunsAsync(text, pattern, cancellationToken)),
            new("Recipients", await RecipientsAsync(pattern, user, cancellationToken)),
            new("Schedules", [.. (await reader.SchedulesAsync(pattern, cancellationToken))
                .Select(id => new Found(id, "", $"/schedules/{id}"))]),
            new("Pages", [.. Places.Of(user).Where(place => Has(place.Name, text)).Select(place => new Found(place.Name, "", place.Path))]),
        ];
        return [.. kinds.Where(kind => kind.Found.Count > 0)];
    }

    private async Task<IReadOnlyList<Found>> CasesAsync(string pattern, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!user.MaySeeCalls())
            return [];
        var cases = await reader.CasesAsync(pattern, user.OnlyScope(), cancellationToken);
        if (cases.Count > 0)
            await reader.WriteDownAsync(cases, user.Identity!.Name!, cancellationToken);
        return [.. cases.Select(one => new Found($"{Sentence.Begin(one.Kind)} {one.Reference}", string.Join(", ", new[]
        {
            one.Customer, one.Topic, DateText.Day(one.OpenedOn),
            one.ClosedOn is { } closed ? $"solved {DateText.Day(closed)}" : "open", one.Team,
        }.Where(part => !string.IsNullOrEmpty(part))),
            one.Kind == LookupReader.Complaint ? $"/cases?reference={Uri.EscapeDataString(one.Reference)}" : null))];
    }

    // An officer's figures are for those who see all; a supervisor has the coaching sheets.
    private async Task<IReadOnlyList<Found>> OfficersAsync(string pattern, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var officers = await reader.OfficersAsync(pattern, user.OnlyScope(), cancellationToken);
        if (officers.Count == 0)
            return [];
        var month = await catalogue.LatestMonthAsync(cancellationToken);
        return [.. officers.Select(officer => new Found(officer.Name, officer.Team ?? "", user.OnlyScope() is null
            ? new KpiQuestion(month.From, month.To, KpiBy.Day, new(ScopeKind.Officer, officer.Name)).Address(HandleTime.Id)
            : $"/editions?report={ReportCatalog.CoachingSheet.Id}"))];
    }

    // By the beginning of a name first, then by id and name, then by the words of the formula.
    private static IReadOnlyList<Found> Kpis(string text)
    {
        bool Named(Kpi kpi) => Has(kpi.Id, text) || Has(kpi.Id.Replace('_', ' '), text) || Has(kpi.Name, text)
            || Initials(kpi.Id).Equals(text, StringComparison.OrdinalIgnoreCase);
        bool Begins(Kpi kpi) => kpi.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase);
        return [.. KpiCatalog.All.Where(kpi => Named(kpi) || Has(kpi.Formula, text)).OrderByDescending(Begins).ThenByDescending(Named)
            .Take(LookupReader.Max).Select(kpi => new Found(kpi.Name, kpi.Formula, $"/kpis/{kpi.Id}"))];
    }

    // People say FCR and AHT.
    private static string Initials(string id) => string.Concat(id.Split('_').Where(word => word != "of").Select(word => word[0]));

    private async Task<IReadOnlyList<Found>> EditionsAsync(string text, string pattern, ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        string[] reports = [.. ReportCatalog.All.Where(report => Has(report.Id, text) || Has(report.Name, text))
            .Select(report => report.Id)];
        var found = await editions.SearchAsync(user, reports, pattern, LookupReader.Max, cancellationToken);
        return [.. found.Select(edition => new Found($"{ReportCatalog.Find(edition.Report)?.Name ?? edition.Report} {edition.Period}",
            string.Create(CultureInfo.InvariantCulture, $"{edition.Scope}, revision {edition.Revision}"), $"/editions/{edition.Id}"))];
    }

    private async Task<IReadOnlyList<Found>> RunsAsync(string text, string pattern, CancellationToken cancellationToken)
    {
        var id = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var runs = await reader.RunsAsync(id, pattern, cancellationToken);
        return [.. runs.Select(run => new Found(
            string.Create(CultureInfo.InvariantCulture, $"Run {run.Id}: {run.ScheduleId}, {run.Period}"), run.State.Word(),
            string.Create(CultureInfo.InvariantCulture, $"/schedules/runs/{run.Id}")))];
    }

    private async Task<IReadOnlyList<Found>> RecipientsAsync(string pattern, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        user.MaySettle()
            ? [.. (await reader.RecipientsAsync(pattern, cancellationToken)).Select(one =>
                new Found(one.Name, string.Join(", ", new[] { one.Role, one.Team }.OfType<string>()),
                    string.Create(CultureInfo.InvariantCulture, $"/recipients/{one.Id}")))]
            : [];

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>What begins so; a percent sign that was typed is one.</summary>
    private static string Pattern(string text) => text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
