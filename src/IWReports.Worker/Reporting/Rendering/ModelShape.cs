using System.Reflection;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What templates can name in a model: its public properties, exactly as written, and the items of its lists.</summary>
internal static class ModelShape
{
    public static Type? MemberOf(Type type, string name) =>
        type == typeof(string) ? null : type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.PropertyType;

    /// <summary>The type of a list's items; null for what is no list.</summary>
    public static Type? ItemOf(Type type) => type == typeof(string) ? null : type.GetInterfaces().Append(type)
        .FirstOrDefault(candidate => candidate.IsGenericType
            && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    public static IEnumerable<string> NamesOf(Type type) => type == typeof(string)
        ? ["this"]
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)
            .Where(name => name != "EqualityContract").Order(StringComparer.Ordinal);
}
