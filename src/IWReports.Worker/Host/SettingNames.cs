using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;

namespace IWReports.Worker.Host;

/// <summary>A section of the settings and what it is read into.</summary>
internal sealed record SettingsSection(string Path, Type Type);

/// <summary>Whether every setting has a name that somebody reads: a misspelt one would be left out, and nobody would notice.</summary>
internal static class SettingNames
{
    // Read by the framework or by a verb of its own.
    private static readonly string[] Others = ["AllowedHosts", "ConnectionStrings", "Demo", "Kestrel", "Logging", "Urls"];

    /// <summary>Throws with every unknown name, each with the nearest right one.</summary>
    public static void Check(IConfigurationRoot configuration, IReadOnlyList<SettingsSection> sections)
    {
        foreach (var file in configuration.Providers.OfType<JsonConfigurationProvider>())
            CheckEncoding(file);
        var wrong = Roots(configuration, sections)
            .Concat(sections.SelectMany(section => Within(configuration.GetSection(section.Path), section.Type, sections))).ToList();
        if (wrong.Count > 0)
            throw new InputException($"Settings: {string.Join(' ', wrong)}");
    }

    // The environment holds names of every program: only what is nearly ours is taken for ours. A settings file is ours alone.
    private static IEnumerable<string> Roots(IConfigurationRoot configuration, IReadOnlyList<SettingsSection> sections)
    {
        string[] known = [.. sections.Select(section => section.Path.Split(':')[0]).Distinct(StringComparer.Ordinal), .. Others];
        var inFiles = configuration.Providers.OfType<JsonConfigurationProvider>().SelectMany(file => file.GetChildKeys([], null))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.GetChildren()
            .Where(root => !known.Contains(root.Key, StringComparer.OrdinalIgnoreCase))
            .Where(root => inFiles.Contains(root.Key) || (root.GetChildren().Any() && NearestName.Of(root.Key, known, 1) is not null))
            .Select(root => Sentence(root.Path, "", root.Key, known));
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type, IReadOnlyList<SettingsSection> sections)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true }).ToList();
        foreach (var child in section.GetChildren())
        {
            if (sections.Any(other => other.Path.Equals(child.Path, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (known.Find(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
            {
                var inside = sections.Select(other => other.Path)
                    .Where(path => path.StartsWith($"{section.Path}:", StringComparison.OrdinalIgnoreCase))
                    .Select(path => path[(section.Path.Length + 1)..]);
                yield return Sentence(child.Path, $"{section.Path}:", child.Key, [.. known.Select(one => one.Name), .. inside]);
                continue;
            }

            foreach (var sentence in Within(child, property.PropertyType, sections))
                yield return sentence;
        }
    }

    private static IEnumerable<string> Within(IConfigurationSection section, Type type, IReadOnlyList<SettingsSection> sections)
    {
        if (type.IsArray || (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable))))
        {
            var entry = type.GetElementType() ?? type.GetGenericArguments()[^1];
            return section.GetChildren().SelectMany(child => Within(child, entry, sections));
        }

        return type.Assembly == typeof(SettingNames).Assembly
            ? type.IsEnum ? [] : Unknown(section, type, sections)
            : [];
    }

    private static string Sentence(string path, string section, string name, string[] known) =>
        $"There is no setting {path}. " + (NearestName.Of(name, known) is { } meant
            ? $"Did you mean {section}{meant}?"
                : $"There {(known.Length == 1 ? "is" : "are")}: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    // Read leniently by the framework: a letter of another encoding would end up as a question mark in every report.
    private static void CheckEncoding(JsonConfigurationProvider provider)
    {
        if (provider.Source.FileProvider?.GetFileInfo(provider.Source.Path ?? "") is not { Exists: true, PhysicalPath: { } path })
            return;
        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) || bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
            return;
        foreach (var (number, line) in Encoding.Latin1.GetString(bytes).Split('\n').Index())
        {
            if (!System.Text.Unicode.Utf8.IsValid(Encoding.Latin1.GetBytes(line)))
                throw new InputException(
                    $"Settings: {path}, line {number + 1}, is not UTF-8. Save the file as UTF-8, for example: iconv -f latin1 -t utf-8");
        }
    }

    /// <summary>What is wrong with a settings file that is no JSON; null for another error.</summary>
    public static string? Unreadable(Exception error)
    {
        if (error is not InvalidDataException { InnerException: { } inner })
            return null;
        var file = error.Message.Split('\'') is { Length: > 1 } quoted ? quoted[1] : "the settings file";
        for (var cause = inner; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException json)
                return $"{file}, line {json.LineNumber + 1}: {json.Message.Split(" LineNumber:")[0]} Look there and on the line before: "
                    + $"a comma, quote or bracket is missing or too many.";
        }

        return inner is FormatException ? $"{file}: {inner.Message}" : null;
    }
}
