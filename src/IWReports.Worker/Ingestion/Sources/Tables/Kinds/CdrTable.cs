using System.Globalization;
using System.Text.RegularExpressions;
using IWReports.Core.Facts;
using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Asterisk's call detail records: cdr-csv and cdr-custom (no header), FreePBX's export and the SQL table's columns. What is taken from
/// them are the callers refused at the door.
/// </summary>
/// <remarks>Source: ops/docs/source-formats.md, 2.</remarks>
internal static class CdrTable
{
    // Keys of the map's "status": which of the file's columns to look at, and what an inbound call's looks like.
    private const string Looked = "column";
    private const string Inbound = "inbound";

    private const string DefaultInbound = "^(from-(trunk|pstn|did|external|sip-external|digital|analog)|ext-did|inbound|incoming)";

    // Whom a row concerns is looked at, not kept.
    private static readonly CellType Named = new("text; only whether it is there is kept", NpgsqlDbType.Boolean, (_, _) => true);

    private static readonly Column UniqueId = new("uniqueid", CellType.Text, "the calling channel's id") { Required = true, Key = true };
    private static readonly Column LinkedId = new("linkedid", CellType.Text,
        "what the rows of one call share; its uniqueid where there is none") { Key = true };
    private static readonly Column Sequence = new("sequence", CellType.Text, "tells rows with one uniqueid apart") { Key = true };
    private static readonly Column Start = new("start", CellType.Time, "when the call began") { Required = true, Also = "calldate",
        Field = "started_at", DayField = "started_on" };
    private static readonly Column End = new("end", CellType.Time, "when it ended") { Kept = false };
    private static readonly Column Context = new("dcontext", CellType.Text,
        "the dialplan's context, which tells inbound calls unless the map says otherwise") { Kept = false };
    private static readonly Column Did = new("did", Named, "the number that was called from outside; FreePBX only") { Default = false,
        Field = "inbound" };

    public static readonly TableKind Kind = new("cdr", "cdr_leg",
    [
        UniqueId,
        LinkedId,
        Sequence,
        Start,
        End,
        Context,
        new("lastapp", CellType.Text, "the dialplan's last application") { Field = "last_app" },
        new("disposition", CellType.OneOf("NO ANSWER", "FAILED", "BUSY", "ANSWERED", "CONGESTION", "CANCEL"),
            "how it ended, in words: what a number means depends on Asterisk's version") { Required = true },
        Did,
        new("dstchannel", Named, "the other party's channel") { Default = false, Field = "reached" },
    ])
    {
        CanSee = Capabilities.RefusedCallers,
        Days = ["started_on"],
        MapKeys = ["status"],
        HeaderOf = CdrHeader.Of,
        Check = record =>
        {
            if (record[Start] is Moment { At: null })
                throw new CellException("start gives a day without a time");
            record.RefuseAhead(Start);
            if (record[End] is Moment { At: { } end } && record[Start] is Moment { At: { } start } && end < start)
                throw new CellException(string.Create(
                    CultureInfo.InvariantCulture,
                        $"it ended ({end:yyyy-MM-dd HH:mm:ss} UTC) before it started ({start:yyyy-MM-dd HH:mm:ss} UTC)"));
        },
        Rows = binding =>
        {
            var isInbound = InboundOf(binding);
            var fields = binding.Kind.Fields.Select(field => field.Name).ToList();
            var (linked, sequence, inbound) = (fields.IndexOf(LinkedId.Field), fields.IndexOf(Sequence.Field), fields.IndexOf(Did.Field));
            return record =>
            {
                var row = binding.Kind.Row(record);
                row[linked] ??= record.Text(UniqueId);
                // Older rows have no sequence: they are told apart by what they say.
                row[sequence] ??= record.Hash().ToString("N");
                row[inbound] = row[inbound] is true || isInbound(record);
                return [row];
            };
        },
        SameBy = ["linkedid", "uniqueid"],
        Merge = CdrMerge.RunAsync,
    };

    private static Func<TableRecord, bool> InboundOf(TableBinding binding)
    {
        var map = binding.Map;
        if (map.Status.Keys.FirstOrDefault(key => key is not (Looked or Inbound)) is { } unknown)
            throw new InputException($"{map.Name}: status: \"{unknown}\" means nothing for cdr. Give \"{Inbound}\", a pattern of calls "
                + $"to the company's number, and \"{Looked}\", the column to look at ({Context.Name} unless given; a trunk's channel "
                + $"tells better where the dialplan goes on from context to context).");
        var looked = map.Status.TryGetValue(Looked, out var column) ? binding.Find(column, $"status.{Looked}") : -1;
        var pattern = map.Status.GetValueOrDefault(Inbound, DefaultInbound);
        try
        {
            // Patterns come from a file; without backtracking none of them can take for ever.
            var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return record => regex.IsMatch((looked < 0 ? record.Text(Context) : record.Cell(looked)) ?? "");
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new InputException($"{map.Name}: status.{Inbound}: \"{pattern}\" is not a pattern: {wrong.Message}", wrong);
        }
    }
}
