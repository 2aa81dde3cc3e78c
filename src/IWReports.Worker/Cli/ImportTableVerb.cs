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

    private const string MapHelp =
        "A JSON file that says how the file's columns stand for ours; see ops/docs/tables.md and ops/maps/. For the file as a whole: "
            + "zone, separator, encoding, sheet, header_line (the header's line, where it cannot be found), "
        + "header (the names, where no line has them), decimal and thousands (1.234,50: {\"decimal\":\",\",\"thousands\":\".\"}), sign "
            + "(of currency: \"€\"). decimal, thousands and sign can be said of a column as well";

    private const string EncodingHelp =
        "What a file of text is written in, such as windows-1252 or utf-16; otherwise the map's, otherwise UTF-8, or UTF-16 where its "
            + "first bytes show it. Not for workbooks";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = $"What the rows are: {TableCatalog.Names}" };
        var file = new Argument<string?>("FILE") { Description =
            "A CSV or a workbook (.xlsx) with a header, told apart by their content, plain or .gz; - for standard input",
            Arity = ArgumentArity.ZeroOrOne };
        var map = new Option<string?>("--map") { Description = MapHelp };
        var sheet = new Option<string?>("--sheet") { Description =
            "Which sheet of a workbook; otherwise the map's, otherwise the first that is shown" };
        var encoding = new Option<string?>("--encoding") { Description = EncodingHelp };
        var zone = new Option<string?>("--zone") { Description =
            "IANA zone of times without offset; otherwise the map's, otherwise Company:Zone" };
        var site = new Option<string?>("--site") { Description = "A name to keep several sources of one kind apart; tables of one name "
            + "belong together. The zone stands for it where it is not the company's" };
        var columns = new Option<bool>("--columns") { Description = "List the columns of the kind instead" };

        var example = new Option<bool>("--example") { Description = "Print a small file of the kind instead, to be filled in" };
        var suggest = new Option<bool>("--suggest") { Description =
            "Print a map for the file instead, with what it was guessed from and what to check; changes nothing and needs no database" };

        var command = new Command("table", Help) { kind, file, map, zone, site, sheet, encoding, columns, example, suggest };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null && !result.GetValue(columns) && !result.GetValue(example))
                result.AddError(
                    "Which file? Give its path, or - for standard input; --columns lists what it may hold, --example prints one.");
        });
        return command.Example("import table orders orders.csv --map ops/maps/uci-orders.json",
            "import table calls \"Calls November.xlsx\" --sheet November --map calls.json",
            "import table calls calls.csv --suggest > map.json", "import table roster --columns",
            "import table roster --example > roster.csv").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var asked = TableCatalog.Find(parsed.GetValue(kind)!);
            if (parsed.GetValue(columns))
                return List(asked, output);
            if (parsed.GetValue(example))
            {
                if (output.Json)
                    output.Answer(new { kind = asked.Name, csv = TableExamples.Of(asked) }, () => Output.Table());
                else
                    await Console.Out.WriteAsync(TableExamples.Of(asked));
                return ExitCode.Done;
            }


            var mapping = parsed.GetValue(map) is { } path ? TableMap.Read(path) : TableMap.None;
            var told = mapping.With(parsed.GetValue(sheet), parsed.GetValue(encoding));
            if (parsed.GetValue(suggest))
                return await ImportTableSuggestion.RunAsync(asked, parsed.GetValue(file)!, parsed.GetValue(map), told,
                    parsed.GetValue(zone), services, cancellationToken);
            var request = new TableRequest(asked, parsed.GetValue(file)!, told, parsed.GetValue(zone), parsed.GetValue(site));
            await Verb.BringUpToDateAsync(services, cancellationToken);
            var import = services.GetRequiredService<TableImport>();
            var imported = await output.WithProgressAsync($"Importing {asked.Name}",
                progress => import.RunAsync(request, progress, cancellationToken));

            // With a map the columns left out were left out on purpose.
            if (mapping == TableMap.None && imported.UnreadColumns.Count > 0)
                output.Say($"Columns not read: {string.Join(", ", imported.UnreadColumns)}. \"import table {asked.Name} --columns\" "
                    + $"lists those that are.");
            await ImportVerb.MeasureAsync(imported.Counts, services, output, cancellationToken);
            if (asked.OfTelephones)
                await ImportVerb.NameUnmappedAsync(imported.Counts, services, cancellationToken);
            return ImportVerb.Answer(output, imported.Counts);
        }, needsDatabase: false);
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
