using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis;

/// <summary>A month's findings as text and back: what is read is what was written, to the last digit.</summary>
public static class AnalysisJson
{
    /// <summary>What is kept has the name it had: findings of an earlier program are read, and a later renaming changes none.</summary>
    internal const string CallsPerAgent = "callsPerOfficer";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // What is computed from the rest is computed again.
        IgnoreReadOnlyProperties = true,
        // Pairs of values are fields.
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new HalfHourConverter() },
    };

    public static string Write(MonthlyFindings analysis) => JsonSerializer.Serialize(analysis, Options);

    public static MonthlyFindings Read(string text) =>
        JsonSerializer.Deserialize<MonthlyFindings>(text, Options) ?? throw new JsonException("There are no findings in this text.");

    // By its number: it is kept in no property that could be written.
    private sealed class HalfHourConverter : JsonConverter<HalfHour>
    {
        public override HalfHour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, HalfHour value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Index);
    }
}
