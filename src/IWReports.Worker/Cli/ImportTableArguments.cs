using System.CommandLine;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Cli;

/// <summary>What "import table" is told: the kind, the file, and how it is to be read.</summary>
internal sealed class ImportTableArguments
{
    private const string MapHelp =
        "A JSON file that says how the file's columns stand for ours; see ops/docs/tables.md and ops/maps/. For the file as a whole: "
            + "zone, separator, encoding, sheet, header_line (the header's line, where it cannot be found), "
        + "header (the names, where no line has them), decimal and thousands (1.234,50: {\"decimal\":\",\",\"thousands\":\".\"}), sign "
            + "(of currency: \"€\"). decimal, thousands and sign can be said of a column as well";

    private const string EncodingHelp =
        "What a file of text is written in, such as windows-1252 or utf-16; otherwise the map's, otherwise UTF-8, or UTF-16 where its "
            + "first bytes show it. Not for workbooks";

    public Argument<string> Kind { get; } = new("KIND") { Description = $"What the rows are: {TableCatalog.Names}" };

    public Argument<string?> File { get; } = new("FILE")
    {
        Description = "A CSV or a workbook (.xlsx) with a header, told apart by their content, plain or .gz; - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Map { get; } = new("--map") { Description = MapHelp };

    public Option<string?> Zone { get; } = new("--zone")
    {
        Description = "IANA zone of times without offset; otherwise the map's, otherwise Company:Zone",
    };

    public Option<string?> Site { get; } = new("--site")
    {
        Description = "A name to keep several sources of one kind apart; tables of one name belong together. The zone stands for it "
            + "where it is not the company's",
    };

    public Option<string?> Sheet { get; } = new("--sheet")
    {
        Description = "Which sheet of a workbook; otherwise the map's, otherwise the first that is shown",
    };

    public Option<string?> Encoding { get; } = new("--encoding") { Description = EncodingHelp };

    public Option<bool> Columns { get; } = new("--columns") { Description = "List the columns of the kind instead" };

    public Option<bool> Example { get; } = new("--example") { Description = "Print a small file of the kind instead, to be filled in" };

    public Option<bool> Suggest { get; } = new("--suggest")
    {
        Description = "Print a map for the file instead, with what it was guessed from and what to check; changes nothing and needs no "
            + "database",
    };
}
