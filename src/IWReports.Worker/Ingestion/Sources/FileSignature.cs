using System.Text;
using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Knows a file by its first bytes where it is no table of text, and says what it is.</summary>
internal static partial class FileSignature
{
    public const string TableRemedy = """
        Load it into a server and name that under Sources:Queries, or export one table as text:
        """ + " " + """
        mysql -B -e "select * from orders" shop > orders.tsv, or \copy orders to 'orders.csv' csv header
        """;

    private static readonly (byte[] Start, string What)[] Binary =
    [
        ("PGDMP"u8.ToArray(), "a dump of PostgreSQL in its own format (pg_dump -Fc)"),
        ("SQLite format 3\0"u8.ToArray(), "an SQLite database"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old .xls workbook, or one locked by a password"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("BZh"u8.ToArray(), "packed with bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "packed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        (@"{\rtf"u8.ToArray(), "a document (RTF)"),
    ];

    /// <summary>Refuses dumps, databases, documents and archives; a zip, which a workbook is too, is left to others.</summary>
    public static void Refuse(ReadOnlySpan<byte> start, string name, string remedy)
    {
        foreach (var (signature, what) in Binary)
        {
            if (start.StartsWith(signature))
                throw new InputException($"{name}: this is {what}, and no table of text. {Way(what, remedy)}.");
        }

        var encoding = start is [0xFF, 0xFE, ..] ? Encoding.Unicode : start is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : Encoding.UTF8;
        var text = encoding.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (Kind(text) is { } kind)
            throw new InputException($"{name}: this is {kind}, and no table of text. {Way(kind, remedy)}.");
    }

    public static void RefuseZip(ReadOnlySpan<byte> start, string name, string remedy)
    {
        if (start.StartsWith("PK\x03\x04"u8))
            throw new InputException($"{name}: this is a zip archive or a workbook (.xlsx), and no table of text. Unpack it, or save its "
                + $"sheet as CSV. {remedy.Trim()}.");
    }

    private static string? Kind(string text) =>
        Dump().IsMatch(text) ? "an SQL dump"
        : Json().IsMatch(text) ? "JSON"
        : Page().IsMatch(text) ? "an HTML page, whatever its name says"
        : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "XML"
        : null;

    private static string Way(string what, string remedy) =>
        what.Contains("dump", StringComparison.Ordinal) || what.Contains("database", StringComparison.Ordinal) ? remedy.Trim()
        : what.Contains("pack", StringComparison.Ordinal) || what.Contains("archive", StringComparison.Ordinal)
            ? "Unpack it first; gzip (.gz) is read as it is"
        : what.Contains("JSON", StringComparison.Ordinal)
            ? "Export it as CSV with a header; contact records of Amazon Connect and answers of shops have verbs of their own: iwreports "
                + "import --help"
        : "Save or export it as CSV with a header";

    // Of mysqldump, mariadb-dump, phpMyAdmin, pg_dump, SQLite's .dump and others; a header of a table is none of these statements.
    [GeneratedRegex(
        @"\A((--[^\r\n]*|)\r?\n)*(--( |\r?$)[^\r\n]*(dump|adminer)|/\*[!M]|((create (table|database|schema|sequence)|drop (table|database"
            + @"|schema)|insert (ignore )?into|replace into|lock tables|alter table|pragma \w+ *=|begin transaction|start transaction)\b)"
            + @"|begin;|use `|copy \S+ (\([^)]*\) )?from stdin|set (names|@|session|sql_mode|time_zone|foreign_key|statement_timeout"
            + @"|character_set))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dump();

    [GeneratedRegex(@"\A(\{\s*(""|\})|\[\s*(\{|\[|""|\]))", RegexOptions.CultureInvariant)]
    private static partial Regex Json();

    [GeneratedRegex(@"\A(<!--.*?-->\s*)?<(!doctype html|html|head|body|table|meta)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Page();
}
