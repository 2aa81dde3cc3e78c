using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Names the columns of call detail records that Asterisk writes without a header; two of its modules write files of one name with
/// different columns.
/// </summary>
internal static partial class CdrHeader
{
    private static readonly string[] Csv = ["accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp",
        "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags"];
    private static readonly string[] NewColumns = ["peeraccount", "linkedid", "sequence"];
    private static readonly string[] Custom = ["clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp", "lastdata", "start",
        "answer", "end", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield", "sequence"];

    /// <summary>The names, from a file's first record; null where that is a header itself.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<string> first, string file)
    {
        if (first.Any(field => field.Trim().Equals("disposition", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (first.Count == Custom.Length && HasTime(first, Custom))
            return Custom;
        if (first.Count < Csv.Length || !HasTime(first, Csv))
            throw new InputException($"{file}: its first line is neither a header with a column \"disposition\" nor a record of cdr-csv "
                + $"or cdr-custom ({first.Count} columns). {Remedy}");
        return first.Count switch
        {
            18 => [.. Csv, "uniqueid", "userfield"],
            21 => [.. Csv, "uniqueid", "userfield", .. NewColumns],
            16 or 19 => throw new InputException($"{file}: its {first.Count} columns have no uniqueid, so a row cannot be known again. "
                + $"Set loguniqueid=yes in cdr.conf; rows written before cannot be used."),
            17 or 20 => throw new InputException(
                $"{file}: of its {first.Count} columns the 17th may be uniqueid or userfield, whichever cdr.conf logs. {Remedy}"),
            _ => throw new InputException($"{file}: {first.Count} columns; cdr-csv writes 16 to 21. {Remedy}"),
        };
    }

    private static string Remedy =>
        $"Name the columns in a map, in the file's order: {{\"header\":[\"{string.Join("\",\"", Csv)}\",\"uniqueid\"]}}";

    private static bool HasTime(IReadOnlyList<string> record, string[] names) => Time().IsMatch(record[Array.IndexOf(names, "start")]);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
