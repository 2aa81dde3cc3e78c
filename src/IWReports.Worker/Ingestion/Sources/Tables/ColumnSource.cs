using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Where one of our columns comes from, as a map says it.</summary>
internal sealed record ColumnSource
{
    /// <summary>A column of the file.</summary>
    public string? Column { get; init; }

    /// <summary>Several columns of the file: the first that is not blank.</summary>
    public string[]? FirstOf { get; init; }

    /// <summary>Several columns of the file, read as one text with blanks between: year, month and day.</summary>
    public string[]? Together { get; init; }

    /// <summary>The column with the day, where the time has its own.</summary>
    public string? Date { get; init; }

    public string? Time { get; init; }

    /// <summary>The product of several columns.</summary>
    public string[]? Multiply { get; init; }

    /// <summary>The same value for all rows, written as in a file with our columns.</summary>
    [JsonConverter(typeof(PlainText))]
    public string? Constant { get; init; }

    /// <summary>The line has no number of its own: what it says is its number.</summary>
    public bool Content { get; init; }

    /// <summary>How days and times are written.</summary>
    public string? Format { get; init; }

    /// <summary>How the time beside a date is written.</summary>
    public string? TimeFormat { get; init; }

    public string? Zone { get; init; }

    /// <summary>The decimal mark of its numbers.</summary>
    public string? Decimal { get; init; }

    public string? Thousands { get; init; }

    /// <summary>The sign of currency that its amounts have.</summary>
    public string? Sign { get; init; }

    /// <summary>How its numbers are written, where it says so itself.</summary>
    [JsonIgnore]
    public NumberMarks Marks { get; init; } = NumberMarks.None;

    public string? Unit { get; init; }

    /// <summary>What a blank cell means, written as in a file with our columns.</summary>
    [JsonConverter(typeof(PlainText))]
    public string? Default { get; init; }

    public string[]? Yes { get; init; }

    public string[]? No { get; init; }

    public string[]? Blank { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Unknown { get; init; } = [];

    /// <summary>The columns of the file that it names.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => new[] { Column, Date, Time }.OfType<string>().Concat(FirstOf ?? [])
        .Concat(Together ?? []).Concat(Multiply ?? []);

    private bool ReadsText => Column is not null || FirstOf is not null || Together is not null;

    /// <summary>Refuses keys that nobody knows and those that do not go together.</summary>
    public void Check(string where)
    {
        MapKeys.RefuseUnknown(Unknown, where, MapKeys.OfColumn);
        if (new[] { Column is not null, FirstOf is not null, Together is not null, Date is not null, Multiply is not null,
            Constant is not null, Content }.Count(given => given) != 1)
            throw new InputException(
                $"{where} give exactly one of column, multiply, constant and content, or first_of, or together, or date with time.");
        if (FirstOf is { Length: 0 } || Together is { Length: 0 } || Multiply is { Length: 0 })
            throw new InputException(
                $"{where} {(FirstOf is not null ? "first_of" : Together is not null ? "together" : "multiply")} names no column.");
        if ((Date is null) != (Time is null))
            throw new InputException(
                $"{where} date and time go together: {{\"date\":\"…\",\"time\":\"…\"}}. A column that holds both is named as \"column\".");
        MapKeys.RefuseContradiction(where, Yes ?? [], No ?? [], Blank ?? [], []);
        foreach (var format in new[] { Format, TimeFormat }.OfType<string>())
        {
            if (!Moment.IsFormat(format))
                throw new InputException(
                    $"{where} \"{format}\" is not a date format. Write it like yyyy-MM-dd HH:mm:ss (MM is the month, mm the minute).");
        }

        Refuse("time_format", TimeFormat is not null && Time is null, "goes with date and time", where);
        Refuse("format", Format is not null && !ReadsText && Date is null, "goes with a column of the file", where);
        Refuse("zone", Zone is not null && !ReadsText && Date is null, "goes with a column of the file", where);
        Refuse("unit", Unit is not null && !ReadsText && Multiply is null, "goes with a column of the file", where);
        Refuse("default", Default is not null && (Constant is not null || Content), "goes with a column of the file", where);
        Refuse("yes", (Yes ?? No) is not null && !ReadsText, "goes with a column of the file", where);
    }

    private static void Refuse(string key, bool isWrong, string why, string where)
    {
        if (isWrong)
            throw new InputException($"{where} {key} {why}; leave it out.");
    }

    /// <summary>A text that may also be written as a number, or as true or false.</summary>
    private sealed class PlainText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.Null => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => JsonElement.ParseValue(ref reader).GetRawText(),
            _ => throw new JsonException("not a text"),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
