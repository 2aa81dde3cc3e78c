using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Company;

/// <summary>Who the reports are about: name, clock, opening hours and who owns which queue.</summary>
internal sealed class CompanyOptions : IValidatableObject
{
    [Required]
    public string Name { get; init; } = "";

    /// <summary>IANA time zone of the business calendar.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>Whose public holidays count, by ISO code of country or state: "NZ", "AU-VIC".</summary>
    [Required]
    public string Holidays { get; init; } = "";

    /// <summary>
    /// The company's own currency, by ISO 4217: "AUD". Unset, money is taken to be in the one currency that all of it is in.
    /// </summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "is the company's currency by its three capital letters: AUD")]
    public string? Currency { get; init; }

    /// <summary>How numbers, dates and money are written, by the name of an English culture: "en-AU", "en-DE".</summary>
    [RegularExpression("^en-[A-Z]{2}$", ErrorMessage = "is not an English culture with its country, and reports are written in English. "
        + "Write en-AU, en-NZ, en-GB, en-US, en-IN, en-ZA, en-DE or another such")]
    public string Culture { get; init; } = "en-AU";

    /// <summary>The day on which weeks begin; unset, as the culture has it.</summary>
    public DayOfWeek? FirstDayOfWeek { get; init; }

    public TimeOnly Opens { get; init; } = new(9, 0);

    public TimeOnly Closes { get; init; } = new(17, 0);

    /// <summary>Team name to the queues it owns.</summary>
    public Dictionary<string, string[]> Teams { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Closes <= Opens)
            yield return new(string.Create(
                CultureInfo.InvariantCulture, $"Company:Closes is {Closes:HH:mm}, which is not after Company:Opens, {Opens:HH:mm}. Both "
                    + $"are of one day, such as 09:00 and 17:00."));
        if (!CompanyCulture.IsKnown(Culture))
            yield return new(
                $"\"{Culture}\" is not known to ICU. Write the country as in en-AU, en-NZ, en-GB, en-US, en-IN, en-ZA or en-DE.",
                [nameof(Culture)]);
        foreach (var queue in Owners())
            yield return queue;
    }

    /// <summary>A queue has one team: its calls would count for the team that stands first, and nobody would know.</summary>
    private IEnumerable<ValidationResult> Owners() =>
        from queue in Teams.SelectMany(team => team.Value.Select(queue => (Team: team.Key, Queue: queue)))
            .GroupBy(owned => Folded(owned.Queue), StringComparer.Ordinal)
        let teams = queue.Select(owned => owned.Team).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
        where teams.Count > 1
        select new ValidationResult($"Company:Teams gives the queue {queue.First().Queue} to {string.Join(" and ", teams)}; capitals "
            + $"tell no queues apart. Leave it with one of them.");

    /// <summary>
    /// The team's queues as the facts may write them: as the settings do, and, to be held against small letters, in small letters.
    /// </summary>
    public string[] QueuesOf(string team) => Spellings(Teams.GetValueOrDefault(team, []));

    /// <summary>The same for the queues of all teams.</summary>
    public string[] QueuesOfTeams() => Spellings(Teams.Values.SelectMany(queues => queues));

    /// <summary>Refuses a team that the settings do not have, with those they have.</summary>
    public void CheckTeam(string? team)
    {
        if (WrongTeam(team) is { } wrong)
            throw new InputException($"--team: {wrong}");
    }

    /// <summary>What is wrong with a team, in a sentence; null for none, and for one that there is.</summary>
    public string? WrongTeam(string? team) => team is null || Teams.ContainsKey(team) ? null
        : Teams.Count == 0
        ? $"\"{team}\" is not a team, and Company:Teams names none. Name each with the queues it answers: Company__Teams__NAME__0=QUEUE."
        : $"\"{team}\" is not a team. Company:Teams has {string.Join(", ", Teams.Keys.Order(StringComparer.Ordinal))}.";

    /// <summary>The team asked for, or all of them; refuses a report about a team where there is none such.</summary>
    /// <param name="scope">Null for every team.</param>
    /// <param name="report">As an error names it: "a digest".</param>
    public IReadOnlyList<string> TeamsOf(string? scope, string report)
    {
        var teams = Teams.Keys.Order(StringComparer.Ordinal).ToList();
        if (teams.Count == 0)
            throw new InputException($"Company:Teams names no team, and {report} is about one. Name each with the queues it answers: "
                + $"Company__Teams__NAME__0=QUEUE.");
        if (scope is not null && !teams.Contains(scope))
            throw new InputException($"\"{scope}\" is no team. The teams are: {string.Join(", ", teams)} (setting Company:Teams).");
        return scope is null ? teams : [scope];
    }

    public string? TeamOf(string queue) => Teams.FirstOrDefault(team => team.Value.Any(own => Folded(own) == Folded(queue))).Key;

    private static string[] Spellings(IEnumerable<string> queues) =>
        [.. queues.SelectMany(queue => new[] { queue, Folded(queue) }).Distinct(StringComparer.Ordinal)];

    private static string Folded(string queue) => queue.Trim().ToLowerInvariant();
}

/// <summary>Makes the company's calendar available to every stage.</summary>
internal static class CompanyRegistration
{
    public static IServiceCollection AddCompany(this IServiceCollection services)
    {
        services.AddSettings<CompanyOptions>("Company");
        services.AddSingleton(provider => Holidays.NamesOf(Company(provider).Holidays));
        services.AddSingleton(provider => Calendar(Company(provider), provider.GetRequiredService<HolidayNames>()));
        return services;
    }

    private static CompanyOptions Company(IServiceProvider provider) => provider.GetRequiredService<IOptions<CompanyOptions>>().Value;

    private static BusinessCalendar Calendar(CompanyOptions company, HolidayNames holidays) =>
        new(Zones.Find(company.Zone, "Company:Zone"), holidays.Days, company.Opens, company.Closes)
        {
            FirstDayOfWeek = CompanyCulture.Of(company, sign: null).DateTimeFormat.FirstDayOfWeek,
        };
}
