using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>A report's model as an edition keeps it, and what makes two of them say the same.</summary>
internal static class FrozenModel
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ChartConverter() },
    };

    // The build that chose the words: another one may tell the same figures otherwise.
    private static readonly string Program = typeof(ReportModel).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public static string Json(ReportModel model)
    {
        var frozen = JsonSerializer.SerializeToNode(model, model.GetType(), Form)!.AsObject();
        frozen["program"] = Program;
        return frozen.ToJsonString();
    }

    /// <summary>Whether two models, as the database writes them, say the same to their readers: nothing else is a correction.</summary>
    public static bool SaysTheSame(string one, string other) => SaysTheSame(JsonNode.Parse(one), JsonNode.Parse(other));

    private static bool SaysTheSame(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonArray these, JsonArray those) => these.Count == those.Count
            && these.Zip(those).All(pair => SaysTheSame(pair.First, pair.Second)),
        // A field that only one of the two has is one that the program of the other's time did not know.
        (JsonObject mine, JsonObject that) =>
            mine.All(field => !IsRead(field.Key, mine) || !that.TryGetPropertyValue(field.Key, out var its)
            || SaysTheSame(field.Value, its)),
        _ => JsonNode.DeepEquals(one, other),
    };

    // What people decided since is news of the next report, no correction of this one.
    private static bool IsRead(string field, JsonObject parent) =>
        field is not ("corrected" or "provisional" or "restated" or "followUp") && (field is "text" or "period" || !IsFigure(parent));

    // A figure is read as it is written; its unit and digits behind the last written one are not.
    private static bool IsFigure(JsonObject parent) => parent.ContainsKey("text") && parent.ContainsKey("unit")
        && parent.ContainsKey("grade");

    // Charts stand in the model as what they are, not as what they have in common.
    private sealed class ChartConverter : JsonConverter<Chart>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Chart);

        public override Chart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A frozen model is evidence; it is not read back.");

        public override void Write(Utf8JsonWriter writer, Chart value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
