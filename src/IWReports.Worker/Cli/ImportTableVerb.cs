using System.CommandLine;
using IWReports.Worker.Demo;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>"import table KIND FILE": one CSV or workbook of a kind, by its own column names or through a map.</summary>
internal static class ImportTableVerb
{
    private const string Help =
        "A CSV or workbook (.xlsx) of customers, orders, complaints, surveys, calls … The header may stand below titles, among the first "
            + "30 lines that are not blank: "
        + "the first line that names all columns needed is taken for it, and the answer says so. The separator (comma, semicolon, tab or "
            + "bar) is found, or told by a first line sep=;. "
        + "In a workbook real days, times, durations and numbers are read for what they are, formulas by the value saved with them; "
        + "a cell with an error, or a formula without its value, rejects its row where its column is read. "
        + "In text, numbers have a decimal point unless a map says otherwise; (12.50) and 12.50- are negative. Old .xls, .xlsb and .ods "
            + "files and locked workbooks are refused: save them as .xlsx or CSV.";

    public static Command Create()
    {
        var given = new ImportTableArguments();
        var command = new Command("table", Help) { given.Kind, given.File, given.Map, given.Zone, given.Site, given.Sheet, given.Encoding,
            given.Columns, given.Example, given.Suggest };
        command.Validators.Add(result =>
        {
            if (result.GetValue(given.File) is null && !result.GetValue(given.Columns) && !result.GetValue(given.Example))
                result.AddError(
                    "Which file? Give its path, or - for standard input; --columns lists what it may hold, --example prints one.");
        });
        return command.Example("import table orders orders.csv --map ops/maps/uci-orders.json",
            "import table calls \"Calls November.xlsx\" --sheet November --map calls.json",
            "import table calls calls.csv --suggest > map.json", "import table roster --columns",
            "import table roster --example > roster.csv").Runs((parsed, services, output, cancellationToken) =>
            RunAsync(given, parsed, services, output, cancellationToken), needsDatabase: false);
    }

    private static async Task<int> RunAsync(ImportTableArguments given, ParseResult parsed, IServiceProvider services, Output output,
        CancellationToken cancellationToken)
    {
        var asked = TableCatalog.Find(parsed.GetValue(given.Kind)!);
        if (parsed.GetValue(given.Columns))
            return List(asked, output);
        if (parsed.GetValue(given.Example))
            return await ExampleAsync(asked, output);
        var mapping = parsed.GetValue(given.Map) is { } path ? TableMap.Read(path) : TableMap.None;
        var told = mapping.With(parsed.GetValue(given.Sheet), parsed.GetValue(given.Encoding));
        var (file, zone) = (parsed.GetValue(given.File)!, parsed.GetValue(given.Zone));
        if (parsed.GetValue(given.Suggest))
            return await ImportTableSuggestion.RunAsync(asked, file, parsed.GetValue(given.Map), told, zone, services, cancellationToken);
        return await ImportAsync(new(asked, file, told, zone, parsed.GetValue(given.Site)), hasMap: mapping != TableMap.None, services,
            output, cancellationToken);
    }

    private static async Task<int> ImportAsync(TableRequest request, bool hasMap, IServiceProvider services, Output output,
        CancellationToken cancellationToken)
    {
        var kind = request.Kind;
        await Verb.BringUpToDateAsync(services, cancellationToken);
        var import = services.GetRequiredService<TableImport>();
        var imported = await output.WithProgressAsync($"Importing {kind.Name}",
            progress => import.RunAsync(request, progress, cancellationToken));

        // With a map the columns left out were left out on purpose.
        if (!hasMap && imported.UnreadColumns.Count > 0)
            output.Say($"Columns not read: {string.Join(", ", imported.UnreadColumns)}. \"import table {kind.Name} --columns\" "
                + $"lists those that are.");
        await ImportVerb.MeasureAsync(imported.Counts, services, output, cancellationToken);
        if (kind.OfTelephones)
            await ImportVerb.NameUnmappedAsync(imported.Counts, services, cancellationToken);
        return ImportVerb.Answer(output, imported.Counts);
    }

    private static async Task<int> ExampleAsync(TableKind kind, Output output)
    {
        if (output.Json)
            output.Answer(new { kind = kind.Name, csv = TableExamples.Of(kind) }, () => Output.Table());
        else
            await Console.Out.WriteAsync(TableExamples.Of(kind));
        return ExitCode.Done;
    }

    private static int List(TableKind kind, Output output)
    {
        output.Answer(kind.Columns.Select(column =>
            new { column.Name, column.Required, column.Key, Holds = column.Type.Name, column.Meaning }), () =>
        {
            var table = Output.Table("column", "required", "holds", "meaning");
            foreach (var column in kind.Columns)
                table.AddRow(column.Name, column.Required ? "yes" : "", Markup.Escape(column.Type.Name), Markup.Escape(column.Meaning));
            return table;
        });
        return ExitCode.Done;
    }
}
