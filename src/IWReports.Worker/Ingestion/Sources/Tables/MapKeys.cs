using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The keys that a map knows; any other is refused with the nearest right one.</summary>
internal static class MapKeys
{
    public static readonly IReadOnlyList<string> OfMap = Of(typeof(TableMap));

    public static readonly IReadOnlyList<string> OfColumn = Of(typeof(ColumnSource));

    public static string List(IEnumerable<string> keys) => string.Join(", ", keys);

    public static void RefuseUnknown(Dictionary<string, JsonElement> unknown, string where, IReadOnlyList<string> known)
    {
        if (unknown.Count > 0)
            throw new InputException($"{where} \"{unknown.Keys.First()}\" is not a key of a "
                + $"map.{NearestName.Question(unknown.Keys.First(), known)} Known are {List(known)}.");
    }

    /// <summary>Refuses a word that means two things in one place.</summary>
    public static void RefuseContradiction(string where, string[] yes, string[] no, string[] blank, IEnumerable<string> labels)
    {
        var lists = new (string Key, string[] Words)[] { ("yes", yes), ("no", no), ("blank", blank), ("labels", [.. labels]) };
        var words = lists.SelectMany(list =>
            list.Words.Select(word => word.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Select(word =>
            (list.Key, Word: word))).ToList();
        if (words.Find(word => word.Word.Length == 0 && word.Key != "labels") is { Key: { } key })
            throw new InputException(
                $"{where} {key}: \"\" is no word. What an empty cell means is said by {{\"default\":\"no\"}} at its column.");
        if (words.Where(word => word.Key is not "labels" || blank.Length > 0).GroupBy(word => word.Word, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(same => same.Select(word => word.Key).Except(["labels"]).Count() > 1
                    || (same.Any(word => word.Key == "labels") && same.Any(word => word.Key == "blank"))) is { } twice)
            throw new InputException($"{where} \"{twice.Key}\" stands under {string.Join(" and ", twice.Select(word => word.Key))}. It "
                + $"can mean one of them only.");
    }

    // As JSON names them: those that a person writes.
    private static string[] Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null
                && property.GetCustomAttribute<JsonExtensionDataAttribute>() is null)
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)),
    ];
}
