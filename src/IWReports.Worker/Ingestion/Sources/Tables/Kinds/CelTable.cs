using System.Globalization;
using System.Text.Json;
using IWReports.Core.Facts;
using IWReports.Core.Facts.Cel;
using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Asterisk's channel events: cel-custom's file (no header) and the SQL tables' columns. They tell how long an officer behind a Local
/// channel talked, and whom the officer passed on.
/// </summary>
/// <remarks>Source: ops/docs/source-formats.md, 3.</remarks>
internal static class CelTable
{
    private static readonly string[] Custom =
    [
        "eventtype", "eventtime", "name", "num", "ani", "rdnis", "dnid", "exten", "context", "channame", "appname", "appdata", "amaflags",
            "accountcode",
        "uniqueid", "linkedid", "bridgepeer", "userfield", "userdeftype", "eventextra",
    ];

    private static readonly Dictionary<string, CelKind> Kinds = Enum.GetValues<CelKind>().ToDictionary(Word, StringComparer.Ordinal);

    private static readonly CellType EventTime =
        new("time, 1764291600.123456 or 2025-11-28 12:00:00", NpgsqlDbType.TimestampTz, (text, context) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var epoch) && epoch < 4_102_444_800
            ? new Moment(default, DateTimeOffset.UnixEpoch.AddTicks((long)(epoch * TimeSpan.TicksPerSecond)))
            : Moment.Read(text, context) is { At: not null } moment ? moment
                : throw new CellException(text, "a time, as epoch seconds or 2025-11-28 12:00:00"));

    // A Local channel is named after the number it calls; that it is one is all that matters.
    private static readonly CellType Channel =
        new("channel, PJSIP/101-0000002a", NpgsqlDbType.Text,
        (text, _) => text.StartsWith(CelEvent.Local, StringComparison.OrdinalIgnoreCase) ? CelEvent.Local : ContactDetails.Mask(text));

    // Of an event's details, whose numbers are not ours to keep, only this channel is taken.
    private static readonly CellType Extra = new("JSON", NpgsqlDbType.Text,
        (text, _) => OtherChannel(text) is { } other ? ContactDetails.Mask(other) : "");

    private static readonly Column Event = new("eventtype", CellType.Text, "BRIDGE_ENTER, BLINDTRANSFER …, in words") { Required = true,
        Key = true, Field = "event" };
    private static readonly Column Time = new("eventtime", EventTime, "when it happened") { Required = true, Key = true, Field = "at" };

    public static readonly TableKind Kind = new("cel", "cel_event",
    [
        new("uniqueid", CellType.Text, "the channel's id") { Required = true, Key = true },
        new("linkedid", CellType.Text, "what the channels of one call share") { Required = true },
        Event,
        Time,
        new("channame", Channel, "the channel's name") { Required = true, Field = "channel" },
        new("extra", Extra, "the event's details") { Also = "eventextra", Field = "other_channel" },
    ])
    {
        CanSee = Capabilities.Transfers,
        OfTelephones = true,
        HeaderOf = (first, file) =>
            first.Any(field => field.Trim().Equals(Event.Name, StringComparison.OrdinalIgnoreCase)) ? null
            : first.Count == Custom.Length ? Custom
            : throw new InputException($"{file}: its first line is neither a header with a column \"{Event.Name}\" nor a record of "
                + $"cel-custom's {Custom.Length} columns (it has {first.Count}). Name the columns in a map, in the file's order: "
                + $"{{\"header\":[\"{string.Join("\",\"", Custom)}\"]}}"),
        Check = record => record.RefuseAhead(Time),
        // All others are read, and say nothing of talk.
        Rows = binding => record => Kinds.ContainsKey(record.Text(Event)!) ? [binding.Kind.Row(record)] : [],
        Merge = (staging, counts, cancellationToken) => CelMerge.RunAsync(staging, Of, counts, cancellationToken),
    };

    private static CelKind Of(string word) => Kinds[word];

    private static string Word(CelKind kind) => kind switch
    {
        CelKind.BridgeEnter => "BRIDGE_ENTER",
        CelKind.BridgeExit => "BRIDGE_EXIT",
        CelKind.ChanEnd => "CHAN_END",
        CelKind.LinkedIdEnd => "LINKEDID_END",
        _ => kind.ToString().ToUpperInvariant(),
    };

    private static string? OtherChannel(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("channel2_name", out var name)
                && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Half a letter ("\ud800") is told only when its text is asked for.
            throw new CellException("is not JSON");
        }
    }
}
