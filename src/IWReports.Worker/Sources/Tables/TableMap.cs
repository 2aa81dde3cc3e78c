using System.Text.Json;
using System.Text.Json.Serialization;

namespace IWReports.Worker.Sources.Tables;

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

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Unknown { get; init; } = [];

    [JsonIgnore]
    public string Name { get; private init; } = "the map";

    /// <summary>The keys that some kinds only understand, and that this map uses.</summary>
    [JsonIgnore]
    public IEnumerable<string> SpecialKeys =>
        new (string Key, bool Used)[] { ("status", Status.Count > 0), ("labels", Labels.Count > 0), ("questions", Questions.Length > 0) }.Where(key => key.Used).Select(key => key.Key);

    public static TableMap Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path}: there is no such map file. Maps for known files are in ops/maps/.");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Our columns to a source's own, by name alone.</summary>
    public static TableMap Of(IReadOnlyDictionary<string, string> columns, string name) =>
        new() { Name = name, Columns = columns.ToDictionary(column => column.Key, column => new ColumnSource { Column = column.Value }) };

    public static TableMap Parse(string json, string name)
    {
        try
        {
            var map = JsonSerializer.Deserialize<TableMap>(json, Json) ?? throw new InputException($"{name}: \"null\" is not a map.");
            RefuseUnknown(map.Unknown, $"{name}:", "columns, zone, separator, encoding, sheet, header, header_line, decimal, thousands, sign, status, labels, questions");
            if (map.HeaderLine is < 1 || (map.HeaderLine is not null && map.Header.Length > 0))
                throw new InputException($"{name}: header_line is the number of the line that names the columns, from 1; \"header\" gives the names where no line does. Give one of them.");
            return map with { Name = name, Marks = NumberMarks.Of(map.Decimal, map.Thousands, map.Sign, $"{name}:"), Columns = map.ColumnElements.ToDictionary(column => column.Key, column => Source(column.Value, $"{name}: columns.{column.Key}:")) };
        }
        catch (JsonException wrong)
        {
            throw new InputException($"{name}: line {wrong.LineNumber + 1}: not a map{(wrong.Path is null ? "" : $" at {wrong.Path}")}. A map looks like {{\"columns\":{{\"order_id\":\"InvoiceNo\"}}}}; its keys are columns, zone, separator, encoding, sheet, header, header_line, decimal, thousands, sign, status, labels, questions.", wrong);
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
            : throw new InputException($"{where} give the file's column as a text, or an object such as {{\"column\":\"InvoiceDate\",\"format\":\"dd/MM/yyyy\"}}.");
        RefuseUnknown(source.Unknown, where, "column, format, zone, decimal, thousands, sign, multiply, constant, content");
        if (new[] { source.Column is not null, source.Multiply is not null, source.Constant is not null, source.Content }.Count(given => given) != 1)
            throw new InputException($"{where} give exactly one of column, multiply, constant and content.");
        if (source.Format is { } format && !Moment.IsFormat(format))
            throw new InputException($"{where} \"{format}\" is not a date format. Write it like yyyy-MM-dd HH:mm:ss (MM is the month, mm the minute).");
        return source with { Marks = NumberMarks.Of(source.Decimal, source.Thousands, source.Sign, where) };
    }

    private static void RefuseUnknown(Dictionary<string, JsonElement> unknown, string where, string known)
    {
        if (unknown.Count > 0)
            throw new InputException($"{where} \"{unknown.Keys.First()}\" is not a key of a map. Known are {known}.");
    }
}

/// <summary>Where one of our columns comes from: a column of the file (with the format and zone of its times), the product of several, the same value for all, or all that the line says.</summary>
internal sealed record ColumnSource
{
    public string? Column { get; init; }

    public string? Format { get; init; }

    public string? Zone { get; init; }

    public string? Decimal { get; init; }

    public string? Thousands { get; init; }

    public string? Sign { get; init; }

    /// <summary>How its numbers are written, where it says so itself.</summary>
    [JsonIgnore]
    public NumberMarks Marks { get; init; } = NumberMarks.None;

    public string[]? Multiply { get; init; }

    public string? Constant { get; init; }

    /// <summary>The line has no number of its own: what it says is its number.</summary>
    public bool Content { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Unknown { get; init; } = [];
}
