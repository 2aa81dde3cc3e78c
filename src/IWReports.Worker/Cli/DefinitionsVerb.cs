using System.CommandLine;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Prints the KPI catalogue: formula in words, target and who set it, source, version.</summary>
internal static class DefinitionsVerb
{
    private static readonly Argument<string?> Id = new("kpi") { Description = "Only this KPI, by its id", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create() => new Command("definitions", "Print the KPI catalogue") { Id }.Example("definitions service_level")
        .Runs(
        async (parsed, services, output, cancellationToken) =>
        {
            // Targets that people set count where there is a database to ask.
            if (services.GetRequiredService<IConfiguration>().GetConnectionString(Database.Registration.ConnectionName) is { Length: > 0 }
                && (await services.GetRequiredService<Migrator>().PendingAsync(cancellationToken)).Count == 0)
                await services.LoadSettingsAsync(cancellationToken);
            var settings = services.GetRequiredService<IOptions<MeasurementOptions>>().Value
                .For(services.GetRequiredService<BusinessCalendar>(), services.GetRequiredService<BusinessClock>().Today);
            var kpis = parsed.GetValue(Id) is { } id ? [Find(id)] : KpiCatalog.All;
            output.Answer(kpis.Select(kpi => Json(kpi, settings)), () => Table(kpis, settings));
            return ExitCode.Done;
        },
        needsDatabase: false);

    private static Kpi Find(string id) => KpiCatalog.Find(id)
        ?? throw new InputException(
            $"\"{id}\" is no KPI. Nearest: {string.Join(", ", KpiCatalog.Nearest(id))}. All of them: iwreports definitions.");

    private static object Json(Kpi kpi, MeasureSettings settings) => new
    {
        Kpi = kpi.Id,
        kpi.On(settings.AsOf, settings).Name,
        TouchPoint = Sentence.Lower(kpi.TouchPoint.Title()),
        kpi.Formula,
        Parameters = kpi.Parameters(settings),
        Unit = kpi.Unit.Word(),
        Better = kpi.Better.Word(),
        Target = Target(kpi.On(settings.AsOf, settings).Target),
        PolicyTarget = Target(kpi.On(settings.AsOf, settings).PolicyTarget),
        Targets = kpi.Targets(settings).Select(Target),
        Source = KpiText.Sources(kpi),
        Beside = kpi.Beside.Select(other => other.Id),
        Version = kpi.Version(settings),
    };

    private static object? Target(Target? target) => target is null ? null
        : new { target.Value, target.Tolerance, Origin = target.Origin.Word(), target.From };

    private static Table Table(IReadOnlyList<Kpi> kpis, MeasureSettings settings)
    {
        var table = Output.Table("KPI", "name", "formula", "target", "better", "source", "version");
        foreach (var kpi in kpis)
        {
            var parameters = kpi.Parameters(settings);
            table.AddRow(
                kpi.Id, Markup.Escape(kpi.On(settings.AsOf, settings).Name),
                Markup.Escape(parameters.Length == 0 ? kpi.Formula : $"{kpi.Formula} ({parameters})"),
                KpiText.Target(kpi, settings), kpi.Better.Word(), string.Join(", ", KpiText.Sources(kpi)), kpi.Version(settings));
        }

        return table;
    }
}
