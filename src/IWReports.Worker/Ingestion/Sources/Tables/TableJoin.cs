using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A second file that a map joins: which one, on which key, and how it is read.</summary>
/// <param name="Path">The file, from the map's folder.</param>
/// <param name="On">The first file's column with the key.</param>
/// <param name="With">The second file's column with the key.</param>
/// <param name="Map">How the second file is read, and which of our columns it has.</param>
internal sealed record TableJoin(string Path, string On, string With, TableMap Map)
{
    private static readonly string[] Own = ["file", "on", "with"];

    // What holds for all rows is said once, outside.
    private static readonly string[] Outside = ["zone", "status", "labels", "questions", "join"];

    private static readonly string[] Known = [.. Own, .. MapKeys.OfMap.Except(Outside)];

    public static TableJoin Parse(JsonElement element, string map, string? folder)
    {
        var name = $"{map}: join";
        if (element.ValueKind != JsonValueKind.Object)
            throw new InputException($"{name}: give an object such as "
                + $"{{\"file\":\"agents.csv\",\"on\":\"agent_id\",\"with\":\"id\",\"columns\":{{\"agent\":\"name\"}}}}.");
        if (element.EnumerateObject().Select(key => key.Name).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw new InputException($"{name}: \"{unknown}\" {(Outside.Contains(unknown) ? "belongs outside of join." : $"is not a key "
                + $"of a join.{NearestName.Question(unknown, Known)}")} Known are {MapKeys.List(Known)}.");
        var (file, on) = (Text(element, "file", name), Text(element, "on", name));
        if (file is null or "-" || on is null)
            throw new InputException($"{name}: {(on is null && file is not null ? "on" : "file")} is missing. Name the second file, and "
                + $"the key's column in each: {{\"file\":\"agents.csv\",\"on\":\"agent_id\",\"with\":\"id\"}}.");
        var rest = JsonObject.Create(element)!;
        foreach (var key in Own)
            rest.Remove(key);
        var read = TableMap.Parse(rest.ToJsonString(), name);
        if (read.Columns.Count == 0)
            throw new InputException(
                $"{name}: columns is missing: which of our columns the second file has, as {{\"columns\":{{\"agent\":\"name\"}}}}.");
        return new(System.IO.Path.GetFullPath(file, folder ?? Directory.GetCurrentDirectory()), on, Text(element, "with", name)
            ?? on, read);
    }

    private static string? Text(JsonElement element, string key, string name) =>
        !element.TryGetProperty(key, out var value) ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
        : throw new InputException($"{name}: {key}: give a text.");
}
