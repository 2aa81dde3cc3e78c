using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>How a file's own columns stand for ours, as a map file says it (JSON).</summary>
internal sealed record TableMap
{
    public static readonly TableMap None = new();

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    /// <summary>Our column to the file's: its name, or an object with a format, a product or a constant.</summary>
    [JsonPropertyName("columns")]
    public Dictionary<string, JsonElement> ColumnElements { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyDictionary<string, ColumnSource> Columns { get; private init; } = new Dictionary<string, ColumnSource>();

    /// <summary>IANA zone of times without offset.</summary>
    public string? Zone { get; init; }

    public string? Separator { get; init; }

    public string? Encoding { get; init; }

    /// <summary>The sheet of a workbook; left out, the first that is shown.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line that names the columns, where others stand above it and it cannot be found.</summary>
    public int? HeaderLine { get; init; }

    /// <summary>The decimal mark of its numbers, "." or ",".</summary>
    public string? Decimal { get; init; }

    /// <summary>The mark between thousands of its numbers.</summary>
    public string? Thousands { get; init; }

    /// <summary>The sign of currency that its amounts have.</summary>
    public string? Sign { get; init; }

    [JsonIgnore]
    public NumberMarks Marks { get; private init; } = NumberMarks.None;

    /// <summary>The names of the columns, in the file's order, where its first line is a record already.</summary>
    public string[] Header { get; init; } = [];

    /// <summary>Status to the pattern that tells it: of the order's id, or of the file's column named under "column".</summary>
    public Dictionary<string, string> Status { get; init; } = [];

    /// <summary>The score that an answer's words stand for.</summary>
    public Dictionary<string, int> Labels { get; init; } = [];

    /// <summary>Columns that hold one answer each, where a file has a row per respondent.</summary>
    public string[] Questions { get; init; } = [];

    /// <summary>Words for yes in every column that says yes or no, beside the usual ones.</summary>
    public string[] Yes { get; init; } = [];

    /// <summary>Words for no.</summary>
    public string[] No { get; init; } = [];

    /// <summary>Words for an empty cell, beside Ingestion:BlankWords.</summary>
    public string[] Blank { get; init; } = [];

    [JsonPropertyName("join")]
    public JsonElement? JoinElement { get; init; }

    /// <summary>The second file, where one is joined.</summary>
    [JsonIgnore]
    public TableJoin? Join { get; private init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Unknown { get; init; } = [];

    [JsonIgnore]
    public string Name { get; private init; } = "the map";

    /// <summary>The keys that some kinds only understand, and that this map uses.</summary>
    [JsonIgnore]
    public IEnumerable<string> SpecialKeys =>
        new (string Key, bool Used)[]
        {
            ("status", Status.Count > 0), ("labels", Labels.Count > 0), ("questions", Questions.Length > 0),
                (CellWords.Yes, Yes.Length > 0), (CellWords.No, No.Length > 0),
        }.Where(key => key.Used).Select(key => key.Key);

    public static TableMap Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path}: there is no such map file. Maps for known files are in ops/maps/.");
        return Parse(File.ReadAllText(path), path, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Our columns to a source's own, by name alone.</summary>
    public static TableMap Of(IReadOnlyDictionary<string, string> columns, string name) =>
        new() { Name = name, Columns = columns.ToDictionary(column => column.Key, column => new ColumnSource { Column = column.Value }) };

    /// <param name="folder">Where the paths in it start from; the current folder unless given.</param>
    public static TableMap Parse(string json, string name, string? folder = null)
    {
        try
        {
            var map = JsonSerializer.Deserialize<TableMap>(json, Json) ?? throw new InputException($"{name}: \"null\" is not a map.");
            MapKeys.RefuseUnknown(map.Unknown, $"{name}:", MapKeys.OfMap);
            MapKeys.RefuseContradiction($"{name}:", map.Yes, map.No, map.Blank, map.Labels.Keys);
            if (map.HeaderLine is < 1 || (map.HeaderLine is not null && map.Header.Length > 0))
                throw new InputException($"{name}: header_line is the number of the line that names the columns, from 1; \"header\" "
                    + $"gives the names where no line does. Give one of them.");
            var join = map.JoinElement is { } element ? TableJoin.Parse(element, name, folder) : null;
            if (join?.Map.Columns.Keys.FirstOrDefault(map.ColumnElements.ContainsKey) is { } twice)
                throw new InputException($"{name}: \"{twice}\" is named under columns and under join.columns. Name it once: under "
                    + $"join.columns where the second file has it.");
            var marks = NumberMarks.Of(map.Decimal, map.Thousands, map.Sign, $"{name}:");
            return map with { Name = name, Join = join, Marks = marks,
                Columns = map.ColumnElements.ToDictionary(column => column.Key, column =>
                    Source(column.Value, $"{name}: columns.{column.Key}:")) };
        }
        catch (JsonException wrong)
        {
            var at = wrong.Path is null ? "" : $" at {wrong.Path}";
            throw new InputException($"{name}: line {wrong.LineNumber + 1}: not a map{at}. A map looks like "
                + $"{{\"columns\":{{\"order_id\":\"InvoiceNo\"}}}}; its keys are {MapKeys.List(MapKeys.OfMap)}.", wrong);
        }
    }

    /// <summary>The map with what the command line says beside it.</summary>
    public TableMap With(string? sheet, string? encoding)
    {
        if (sheet is not null && Sheet is not null && !sheet.Equals(Sheet, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"--sheet says \"{sheet}\", and {Name} says \"{Sheet}\". Leave one of them out.");
        if (encoding is null)
            return sheet is null ? this : this with { Sheet = sheet };
        var asked = TableEncoding.Find(encoding, "--encoding");
        if (Encoding is not null && TableEncoding.Find(Encoding, $"{Name}: encoding").CodePage != asked.CodePage)
            throw new InputException($"--encoding says {encoding}, and {Name} says {Encoding}. Leave one of them out.");
        return this with { Sheet = sheet ?? Sheet, Encoding = encoding };
    }

    private static ColumnSource Source(JsonElement element, string where)
    {
        if (element.ValueKind == JsonValueKind.String)
            return new() { Column = element.GetString() };
        var source = element.ValueKind == JsonValueKind.Object
            ? element.Deserialize<ColumnSource>(Json)!
            : throw new InputException($"{where} give the file's column as a text, or an object such as "
                + $"{{\"column\":\"InvoiceDate\",\"format\":\"dd/MM/yyyy\"}}.");
        source.Check(where);
        return source with { Marks = NumberMarks.Of(source.Decimal, source.Thousands, source.Sign, where) };
    }
}
