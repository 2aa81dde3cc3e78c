using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>Whether the company's clock, holidays and secret are there.</summary>
internal static class CompanyChecks
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
    [
        await CheckResult.OfAsync("company", "Name it in Company:Name.", () => Task.FromResult(Company(services))),
        await CheckResult.OfAsync("culture", "Check Company:Culture, Company:Currency and Company:FirstDayOfWeek.",
            () => Task.FromResult(Culture(services))),
        await CheckResult.OfAsync("time zones", "Install the package tzdata, and check Company:Zone.",
            () => Task.FromResult(TimeZones(services))),
        await CheckResult.OfAsync("holidays", $"Add the year's public holidays to {Holidays.File}.",
            () => Task.FromResult(PublicHolidays(services))),
        .. await RatesAsync(services, cancellationToken),
        await CheckResult.OfAsync("caller key", "Set Privacy__CallerKey to the key this database began with; for a new one \"openssl "
            + "rand -base64 32\" makes it. Keep it: another key makes known callers strangers.", async () =>
        {
            var key = services.GetRequiredService<CallerKey>();
            key.Caller("+61355501234"u8);
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
            return await key.IsKnownAsync(connection, cancellationToken) ? "set, and the one this database's callers were hashed with"
                : "set; no caller has been hashed yet";
        }),
    ];

    // Reports bear this name: whoever never set it would send them in the sample company's.
    private static string Company(IServiceProvider services)
    {
        var company = services.GetRequiredService<IOptions<CompanyOptions>>().Value;
        var namedBy = ((IConfigurationRoot)services.GetRequiredService<IConfiguration>()).Providers
            .Last(provider => provider.TryGet("Company:Name", out _));
        var asShipped = namedBy is JsonConfigurationProvider { Source.Path: "appsettings.json" };
        return $"reports are in the name of {company.Name}"
            + $"{(asShipped ? ", as appsettings.json has it; for your own set Company__Name" : "")}"
            + $"; teams: {(company.Teams.Count == 0 ? "none" : string.Join(", ", company.Teams.Keys.Order(StringComparer.Ordinal)))}";
    }

    // An example says more than the culture's name.
    private static string Culture(IServiceProvider services)
    {
        var currency = services.GetRequiredService<IOptions<CompanyOptions>>().Value.Currency;
        var today = services.GetRequiredService<BusinessClock>().Today;
        return $"{CultureInfo.CurrentCulture.Name} writes {Figure.Money(124_603, default)} ({currency ?? "Company:Currency is not set"}) "
            + $"and {DateText.Day(today)}; "
            + $"weeks begin on {services.GetRequiredService<BusinessCalendar>().FirstDayOfWeek}";
    }

    private static string TimeZones(IServiceProvider services)
    {
        // The day Melbourne's clocks went forward: a system without rules would make it 24 hours.
        var melbourne = Zones.Find("Australia/Melbourne", "time zone data");
        if (LocalTime.LengthOf(new DateOnly(2025, 10, 5), melbourne) != TimeSpan.FromHours(23))
            throw new PartMissingException("the time zone data lack the rules for summer time");
        var zone = services.GetRequiredService<BusinessCalendar>().Zone;
        return $"{zone.Id}, today is {services.GetRequiredService<BusinessClock>().Today:yyyy-MM-dd}";
    }

    // Rates are numbers without a second currency: when the company counts in another, each of them says something else.
    private static async Task<CheckResult[]> RatesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<CompanyOptions>>().Value.Currency is not { } own)
            return [];
        const string check = "rates of exchange";
        var remedy =
            $"Import the rates in {own} (iwreports import table rates), and remove those that are not: iwreports sources remove NAME.";
        var doubt = await CheckResult.OfAsync(check, remedy, async () =>
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
            var wrong = await connection.RowsAsync<string>(
                """
                select format('%s rate(s) of %s were given in %s, and Company:Currency is %s', count(*), name, given_in, $1)
                from currency_rate join source on source.id = source_id where given_in <> $1 group by name, given_in
                union all
                select format('%s of %s make %s, which is Company:Currency, worth something else than 1', count(*), name, $1)
                from currency_rate join source on source.id = source_id where upper(btrim(currency)) = $1 and rate <> 1 group by name
                """, cancellationToken, own);
            return wrong.Count == 0 ? "" : throw new PartMissingException(string.Join("; ", wrong));
        });
        return doubt.Ok ? [] : [doubt];
    }

    private static string PublicHolidays(IServiceProvider services)
    {
        var region = services.GetRequiredService<IOptions<CompanyOptions>>().Value.Holidays;
        var year = services.GetRequiredService<BusinessClock>().Today.Year;
        var holidays = services.GetRequiredService<HolidayNames>();
        var known = holidays.Days.Count(day => day.Year == year);
        return known > 0
            ? $"{region}: {known} in {year}. {holidays.Doubt(new(year, 12, 31))}".TrimEnd('.', ' ')
            : throw new PartMissingException($"{region} has none in {year}");
    }
}
