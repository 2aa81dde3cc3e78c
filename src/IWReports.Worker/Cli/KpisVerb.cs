using System.CommandLine;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Prints measured values.</summary>
internal static class KpisVerb
{
    private static readonly IReadOnlyDictionary<string, KpiBy> Keys = Enum.GetValues<KpiBy>().ToDictionary(
        by => by.Word(), StringComparer.Ordinal);

    private static readonly IEnumerable<string> Kinds =
        Enum.GetValues<ScopeKind>().Where(kind => kind != ScopeKind.Company).Select(kind => kind.Word());

    private static readonly Option<string> Ids =
        new("--kpi") { Description = "Id, or several with commas; see definitions", Required = true };

    private static readonly Option<DateOnly?> From = DateOption.Create("--from", "First day, 2025-11-01");

    private static readonly Option<DateOnly?> To = DateOption.Create("--to", "Last day, 2025-11-30");

    private static readonly Option<string> By =
        new("--by") { Description = $"One value per {string.Join(", ", Keys.Keys)}", DefaultValueFactory = _ => "total" };

    private static readonly Option<string> ScopeOption =
        new("--scope") { Description = "Only one queue, team, officer, topic, segment, channel, department or currency: team:NAME",
        DefaultValueFactory = _ => "company" };

    public static Command Create() => new Command("kpis", "Print measured values") { Ids, From, To, By,
        ScopeOption }.Example("kpis --kpi service_level,abandonment --from 2025-11-01 --to 2025-11-30 --by day",
        "kpis --kpi handle_time --from 2025-11-01 --to 2025-11-30 --scope \"team:Customer service\" --json").Runs(
        async (parsed, services, output, cancellationToken) =>
        {
            var kpis = parsed.GetValue(Ids)!.Split(',', StringSplitOptions.TrimEntries).Select(Find).ToList();
            var from = parsed.GetValue(From) ?? throw new InputException("--from is missing: the first day, as 2025-11-01.");
            var to = parsed.GetValue(To) ?? throw new InputException("--to is missing: the last day, as 2025-11-30.");
            var by = Keys.TryGetValue(parsed.GetValue(By)!, out var known)
                ? known
                : throw new InputException($"--by: \"{parsed.GetValue(By)}\" is not known. Use one of {string.Join(", ", Keys.Keys)}.");

            if (KpiKey.ScopeOf(by) is { } kind && kpis.TrueForAll(kpi => !kpi.IsAnswerable(by, kind)))
                throw new InputException(
                    $"--by {parsed.GetValue(By)}: {string.Join(", ", kpis.Select(kpi => $"{kpi.Id} is told apart by {Others(kpi)}"))}.");

            var all = kpis.SelectMany(kpi => kpi.Beside.Prepend(kpi)).Distinct().ToList();
            var values = await services.GetRequiredService<KpiReader>()
                .ReadAsync(all, from, to, by, ScopeOf(parsed.GetValue(ScopeOption)!), cancellationToken);
            var settings = services.GetRequiredService<IOptions<MeasurementOptions>>().Value.For(
                services.GetRequiredService<BusinessCalendar>(), to);
            var beside = values.ToDictionary(value => (value.Kpi.Id, value.Key));
            var asked = values.Where(value => kpis.Exists(kpi => kpi.Id == value.Kpi.Id)).ToList();
            output.Answer(asked.Select(value => Json(value, beside, settings)), () => Table(asked));
            foreach (var without in output.Json ? [] : asked.Where(value => value.Why is not null)
                .DistinctBy(value => (value.Kpi.Id, value.Why)))
                output.Say($"{without.Kpi.Name}: not measurable, {without.Why}.");
            // A number whose formula is a setting is never printed without it.
            foreach (var kpi in output.Json ? [] : kpis.Where(kpi => kpi.Parameters(settings).Length > 0))
                output.Say($"{kpi.On(settings.AsOf, settings).Name}: {kpi.Parameters(settings)}");
            return ExitCode.Done;
        });

    private static string Others(Kpi kpi) =>
        Keys.Where(key => KpiKey.ScopeOf(key.Value) is { } kind && kpi.IsAnswerable(key.Value, kind)).Select(key => key.Key)
            .ToList() is { Count: > 0 } others ? string.Join(", ", others) : "day, week and month only";

    private static Kpi Find(string id) => KpiCatalog.Find(id)
        ?? throw new InputException(
            $"--kpi: \"{id}\" is no KPI. Nearest: {string.Join(", ", KpiCatalog.Nearest(id))}. All of them: iwreports definitions.");

    private static Scope ScopeOf(string text) => Scope.TryParse(text, out var scope)
        ? scope
        : throw new InputException($"--scope: \"{text}\" is not known. Write company, or one of {string.Join(", ", Kinds)} with "
            + "a name: team:Customer service.");

    private static Dictionary<string, object?> Json(KpiValue value, Dictionary<(string Kpi, string Key), KpiValue> beside,
        MeasureSettings settings)
    {
        var json = new Dictionary<string, object?>
        {
            ["kpi"] = value.Kpi.Id,
            ["key"] = value.Key,
            ["numerator"] = KpiText.Plain(value.Numerator),
            ["denominator"] = KpiText.Plain(value.Denominator),
            ["value"] = KpiText.Plain(value.Value),
            ["unit"] = value.Kpi.Unit.Word(),
            ["state"] = value.State.Word(),
        };
        if (value.Kpi.Distribution is not null)
        {
            json["median"] = KpiText.Plain(value.Median);
            json["p90"] = KpiText.Plain(value.P90);
            json["max"] = KpiText.Plain(value.Max);
        }

        if (value.Kpi.Beside.Count > 0)
            json["beside"] = value.Kpi.Beside.ToDictionary(kpi => kpi.Id,
                kpi => KpiText.Plain(beside.GetValueOrDefault((kpi.Id, value.Key))?.Value));
        if (value.Kpi.Parameters(settings) is { Length: > 0 } parameters)
            json["parameters"] = parameters;
        if (value.Why is { } why)
            json["why"] = why;
        if (value.CountOnly)
            json["count_only"] = true;
        if (value.Restated is { } restated)
            json["restated"] = new { Was = KpiText.Plain(restated.Was), restated.FoundAt };
        return json;
    }

    private static Table Table(IReadOnlyList<KpiValue> values)
    {
        var table = Output.Table("KPI", "key", "numerator", "denominator", "value", "median", "p90", "longest", "state");
        foreach (var value in values)
        {
            var unit = value.Kpi.Unit;
            table.AddRow(
                Markup.Escape(value.Kpi.Name), Markup.Escape(value.Key), KpiText.Number(value.Numerator),
                    KpiText.Number(value.Denominator), KpiText.Value(value.Value, unit),
                KpiText.Value(value.Median, unit), KpiText.Value(value.P90, unit), KpiText.Value(value.Max, unit),
                    value.Restated is null ? value.State.Word() : $"{value.State.Word()}, restated");
        }

        return table;
    }
}
