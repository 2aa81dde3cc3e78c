using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Delivery.Email.Smtp;
using IWReports.Worker.Delivery.Folder;
using IWReports.Worker.Rendering;
using IWReports.Worker.Rendering.Charts;
using IWReports.Worker.Rendering.Pdf;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Housekeeping;

/// <summary>One thing a run needs: whether it is there, what was seen, and what to do if it is not.</summary>
internal sealed record CheckResult(string Check, bool Ok, string Detail, string Remedy);

/// <summary>Checks everything a run needs by using it once, and changes nothing.</summary>
internal sealed class Doctor(IServiceProvider services)
{
    private delegate Task<string> Check(CancellationToken cancellationToken);

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        (string Name, Check Check, string Remedy)[] checks =
        [
            ("database", DatabaseAsync, "Start PostgreSQL and check ConnectionStrings__IWReports."),
            ("migrations", MigrationsAsync, "Run \"iwreports migrate\" as a role that may create tables."),
            ("time zones", TimeZonesAsync, "Install the package tzdata, and check Company:Zone."),
            ("holidays", HolidaysAsync, "Add the year's public holidays to holidays.csv."),
            ("caller key", CallerKeyAsync, "Set Privacy__CallerKey; \"openssl rand -base64 32\" makes one. Keep it: another key makes known callers strangers."),
            ("font", Fonts.CheckAsync, "Install the package fonts-inter."),
            ("charts", ChartsAsync, "Install the package librsvg2-2."),
            ("pdf", PdfAsync, "Install the package weasyprint, and check Rendering:Python."),
            ("templates", TemplatesAsync, "Run \"iwreports templates lint\" and mend what it names."),
            ("delivery", DeliveryAsync, "Check the settings under Delivery."),
            ("recipients", RecipientsAsync, "Add some: iwreports recipients add NAME --address A --role board"),
            ("sources", SourcesAsync, "Run \"iwreports pull\", and look at what it says of the source."),
        ];

        var results = new List<CheckResult>();
        foreach (var (name, check, remedy) in checks)
            results.Add(await TryAsync(name, check, remedy, cancellationToken));
        return results;
    }

    private static async Task<CheckResult> TryAsync(string name, Check check, string remedy, CancellationToken cancellationToken)
    {
        try
        {
            return new(name, true, await check(cancellationToken), "");
        }
#pragma warning disable CA1031 // Whatever is wrong with a part is this check's finding; the others still have to be made.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new(name, false, wrong.GetBaseException().Message, remedy);
        }
    }

    private async Task<string> DatabaseAsync(CancellationToken cancellationToken)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select format('PostgreSQL %s, role %s', current_setting('server_version'), current_user)");
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<string> MigrationsAsync(CancellationToken cancellationToken)
    {
        var pending = await services.GetRequiredService<Migrator>().PendingAsync(cancellationToken);
        return pending.Count == 0
            ? $"{Migrator.All.Count} applied"
            : throw new PartMissingException($"{pending.Count} pending, the first is {pending[0].Name}");
    }

    private Task<string> TimeZonesAsync(CancellationToken cancellationToken)
    {
        // The day Melbourne's clocks went forward: a system without rules would make it 24 hours.
        var melbourne = Zones.Find("Australia/Melbourne", "time zone data");
        if (LocalTime.LengthOf(new DateOnly(2025, 10, 5), melbourne) != TimeSpan.FromHours(23))
            throw new PartMissingException("the time zone data lack the rules for summer time");
        var zone = services.GetRequiredService<BusinessCalendar>().Zone;
        return Task.FromResult($"{zone.Id}, today is {services.GetRequiredService<BusinessClock>().Today:yyyy-MM-dd}");
    }

    private Task<string> HolidaysAsync(CancellationToken cancellationToken)
    {
        var company = services.GetRequiredService<IOptions<CompanyOptions>>().Value;
        var year = services.GetRequiredService<BusinessClock>().Today.Year;
        var known = Holidays.Of(company.Holidays).Count(day => day.Year == year);
        return Task.FromResult(known > 0 ? $"{company.Holidays}: {known} in {year}" : throw new PartMissingException($"{company.Holidays} has none in {year}"));
    }

    private Task<string> CallerKeyAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<CallerKey>().Caller("+61355501234"u8);
        return Task.FromResult("set");
    }

    private static Task<string> ChartsAsync(CancellationToken cancellationToken)
    {
        const string text = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#ffffff"/><rect width="10" height="10" fill="#000000"/></svg>""";
        return Task.FromResult($"librsvg drew {ChartPng.Draw(new Svg(text, 20, 10)).Length} bytes");
    }

    private async Task<string> PdfAsync(CancellationToken cancellationToken)
    {
        var pdf = await services.GetRequiredService<WeasyPrint>().PrintAsync("<!doctype html><html lang=\"en\"><head><title>Check</title></head><body><h1>Check</h1></body></html>", cancellationToken);
        return $"WeasyPrint printed {pdf.Length} bytes";
    }

    private Task<string> TemplatesAsync(CancellationToken cancellationToken)
    {
        var checkedReports = new TemplateLint(services.GetRequiredService<Templates>()).Run();
        var wrong = checkedReports.SelectMany(report => report.Value).ToList();
        return Task.FromResult(wrong.Count == 0 ? string.Join(", ", checkedReports.Keys) : throw new InputException(wrong[0]));
    }

    private async Task<string> DeliveryAsync(CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Channel is DeliveryChannel.Folder)
        {
            var folder = services.GetRequiredService<IOptions<FolderOptions>>().Value.Path;
            Directory.CreateDirectory(folder);
            return $"into the folder {folder}";
        }

        var email = services.GetRequiredService<IOptions<EmailOptions>>().Value;
        await using var session = new SmtpSession(email);
        await session.OpenAsync(cancellationToken);
        await session.QuitAsync(cancellationToken);
        return $"{email.Host}:{email.Port} answered the handshake";
    }

    private async Task<string> RecipientsAsync(CancellationToken cancellationToken)
    {
        var people = await services.GetRequiredService<RecipientStore>().ActiveAsync(Enum.GetValues<RecipientRole>(), cancellationToken);
        return people.Count > 0 ? $"{people.Count}" : throw new PartMissingException("nobody gets the reports");
    }

    private async Task<string> SourcesAsync(CancellationToken cancellationToken)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(distinct source_id), to_char(max(finished_at), 'YYYY-MM-DD HH24:MI \"UTC\"') from ingest_run");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0) > 0 ? $"{reader.GetInt64(0)}, last read {reader.GetString(1)}" : throw new PartMissingException("nothing has been read yet");
    }
}
