using System.Text.Json;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// An object of a shop's answer, its values read as the tables' cells are. What cannot be read throws a <see cref="CellException"/> that
/// names it.
/// </summary>
internal readonly record struct ShopJson(JsonElement Element, TimeZoneInfo Zone)
{
    private const int LongestText = 500;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Null where it is absent, null or blank.</summary>
    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.String
            ? ((Read(value) ?? throw new CellException($"{name} is not text: it has bytes that are no UTF-8, or half a letter"))
            .Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null)
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText()
        : throw new CellException($"{name} is {(value.ValueKind is JsonValueKind.Array ? "a list" : "an object")}, not a value");

    /// <summary>What somebody wrote: shortened, and without anybody's number or address.</summary>
    public string? Note(string name) => Text(name) is not { } text ? null : ContactDetails.Mask(text) is var masked
        && masked.Length > LongestText ? masked[..LongestText] : masked;

    public string Id(string name)
    {
        var id = Text(name) ?? throw new CellException($"{name} is missing");
        return id.Length <= Column.LongestKey ? id : throw new CellException($"{name} is longer than {Column.LongestKey} characters");
    }

    public decimal? Number(string name) => Read(name, CellType.Number) as decimal?;

    /// <param name="suffix">"Z" for what the shop writes in UTC without saying so.</param>
    public Moment? Time(string name, string suffix = "") => Read(name, CellType.Time, suffix) as Moment?;

    public bool Is(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    public ShopJson? Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? this with { Element = value } : null;

    /// <summary>The objects of a list; null where there is no list.</summary>
    public IReadOnlyList<ShopJson>? List(string name)
    {
        if (Find(name) is not { } list)
            return null;
        var zone = Zone;
        return list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object)
            ? [.. list.EnumerateArray().Select(item => new ShopJson(item, zone))]
            : throw new CellException($"{name} is not a list of objects");
    }

    private object? Read(string name, CellType type, string suffix = "")
    {
        if (Text(name) is not { } text)
            return null;
        try
        {
            return type.Read(text + suffix, new(Zone, null));
        }
        catch (CellException wrong)
        {
            var told = wrong.Message.Replace(CellException.Quoted(text + suffix), CellException.Quoted(text), StringComparison.Ordinal);
            throw new CellException($"{name}: {told}");
        }
    }

    /// <summary>A string's text; null where its bytes or escapes are none, which a parsed document says only now.</summary>
    public static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A field's name; null where its bytes or escapes are no text.</summary>
    public static string? NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether every field of an object has a name that can be read: beside one that cannot, none is found.</summary>
    public static bool HasNames(JsonElement told) => told.EnumerateObject().All(field => NameOf(field) is not null);

    private JsonElement? Find(string name)
    {
        if (Element.ValueKind is not JsonValueKind.Object)
            return null;
        try
        {
            return Element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            throw new CellException("a field's name is not text: it has bytes that are no UTF-8, or half a letter");
        }
    }
}
