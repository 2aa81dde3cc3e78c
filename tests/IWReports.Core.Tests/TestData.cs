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

    /// <summary>The rows of a CSV of plain numbers, by column.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Numbers(string name) =>
        Rows(name).Select(row => row.ToDictionary(cell => cell.Key,
            cell => double.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The rows of a CSV without commas in its cells, by column.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", name));
        var header = lines[0].Split(',');
        return lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
