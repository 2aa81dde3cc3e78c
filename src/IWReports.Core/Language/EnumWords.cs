using System.Text.Json;
using IWReports.Core.Facts;

namespace IWReports.Core.Language;

/// <summary>The word for a state, role or kind as the database, JSON, pages and the command line write it, and back.</summary>
public static class EnumWords
{
    // The database has kept these run together from the beginning.
    private static readonly Dictionary<Enum, string> Exceptions = new()
    {
        [Capabilities.OnHold] = "onhold",
        [Capabilities.HoldStart] = "holdstart",
        [Capabilities.WrapUp] = "wrapup",
        [Capabilities.RefusedCallers] = "refusedcallers",
        [Capabilities.LogIns] = "logins",
    };

    /// <summary>"flowed-out": the name in small letters, its words joined by hyphens.</summary>
    public static string Word(this Enum value) =>
        Exceptions.TryGetValue(value, out var word) ? word : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>What a word means. Errors: a word that is none of the enum's.</summary>
    public static T Parse<T>(string word)
        where T : struct, Enum => Find<T>(word)
            ?? throw new ArgumentException($"\"{word}\" is none of {string.Join(", ", Of<T>.Meanings.Keys)}.", nameof(word));

    /// <summary>The same; null for a word that is none of them.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum => word is not null && Of<T>.Meanings.TryGetValue(word, out var meaning) ? meaning : null;

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Meanings =
            Enum.GetValues<T>().ToDictionary(value => value.Word(), StringComparer.OrdinalIgnoreCase);
    }
}
