using System.CommandLine;
using IWReports.Worker.Demo;
using IWReports.Worker.Sources.Tables;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>"import table KIND FILE": one CSV of a kind, by its own column names or through a map.</summary>
internal static class ImportTableVerb
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = $"What the rows are: {TableCatalog.Names}" };
        var file = new Argument<string?>("FILE") { Description = "A CSV with a header, plain or .gz; - for standard input", Arity = ArgumentArity.ZeroOrOne };
        var map = new Option<string?>("--map") { Description = "A JSON file that says how the file's columns stand for ours; see ops/maps/" };
        var zone = new Option<string?>("--zone") { Description = "IANA zone of times without offset; otherwise the map's, otherwise Company:Zone" };
        var site = new Option<string?>("--site") { Description = "A name to keep several sources of one kind apart; tables of one name belong together. The zone stands for it where it is not the company's" };
        var columns = new Option<bool>("--columns") { Description = "List the columns of the kind instead" };

        var example = new Option<bool>("--example") { Description = "Print a small file of the kind instead, to be filled in" };

        var command = new Command("table", "A CSV of customers, orders, complaints, surveys, roster …") { kind, file, map, zone, site, columns, example };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null && !result.GetValue(columns) && !result.GetValue(example))
                result.AddError("Which file? Give its path, or - for standard input; --columns lists what it may hold, --example prints one.");
        });
        return command.Example("import table orders orders.csv --map ops/maps/uci-orders.json", "import table roster --columns", "import table roster --example > roster.csv").Runs(async (parsed, services, output, cancellationToken) =>
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
            var request = new TableRequest(asked, parsed.GetValue(file)!, mapping, parsed.GetValue(zone), parsed.GetValue(site));
            await Verb.BringUpToDateAsync(services, cancellationToken);
            var import = services.GetRequiredService<TableImport>();
            var imported = await output.WithProgressAsync($"Importing {asked.Name}", progress => import.RunAsync(request, progress, cancellationToken));

            // With a map the columns left out were left out on purpose.
            if (mapping == TableMap.None && imported.UnreadColumns.Count > 0)
                output.Say($"Columns not read: {string.Join(", ", imported.UnreadColumns)}. \"import table {asked.Name} --columns\" lists those that are.");
            await ImportVerb.MeasureAsync(imported.Counts, services, output, cancellationToken);
            if (asked.OfTelephones)
                await ImportVerb.NameUnmappedAsync(imported.Counts, services, cancellationToken);
            return ImportVerb.Answer(output, imported.Counts);
        }, needsDatabase: false);
    }

    private static int List(TableKind kind, Output output)
    {
        output.Answer(kind.Columns.Select(column => new { column.Name, column.Required, column.Key, Holds = column.Type.Name, column.Meaning }), () =>
        {
            var table = Output.Table("column", "required", "holds", "meaning");
            foreach (var column in kind.Columns)
                table.AddRow(column.Name, column.Required ? "yes" : "", Markup.Escape(column.Type.Name), Markup.Escape(column.Meaning));
            return table;
        });
        return ExitCode.Done;
    }
}
