using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Rendering;

/// <summary>A report's model as an edition keeps it, and what makes two of them say the same.</summary>
internal static class FrozenModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ChartConverter() },
    };

    public static NpgsqlParameter Parameter(ReportModel model) =>
        new() { Value = JsonSerializer.Serialize(model, model.GetType(), Json), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>Whether two models, as the database writes them, differ in marks only.</summary>
    public static bool SaysTheSame(string one, string other) => JsonNode.DeepEquals(Said(one), Said(other));

    private static JsonNode? Said(string model)
    {
        var said = JsonNode.Parse(model);
        Strip(said);
        return said;

        static void Strip(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var part in list)
                    Strip(part);
            }
            else if (node is JsonObject row)
            {
                row.Remove("corrected");
                row.Remove("provisional");
                row.Remove("restated");
                // What people decided since is news of the next report, no correction of this one.
                row.Remove("followUp");
                foreach (var (_, part) in row)
                    Strip(part);
            }
        }
    }

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
