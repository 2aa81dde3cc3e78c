using System.Text.Json;

namespace IWReports.Core.Tests;

/// <summary>Reference figures that lie beside the tests.</summary>
internal static class TestData
{
    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", name)));
        return document.RootElement.Clone();
    }
}
