using System.Globalization;
using System.Text;
using IWReports.Core.Language;

namespace IWReports.Worker.Demo;

/// <summary>A folder that text files are written to, tables among them as CSV.</summary>
internal sealed class CsvFolder(string folder)
{
    private readonly List<string> _names = [];

    /// <summary>The files opened so far, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    public void Table(string name, string[] header, IEnumerable<object?[]> rows)
    {
        using var table = Open(name);
        table.Write(string.Join(',', header) + '\n');
        foreach (var row in rows)
            table.Write(string.Join(',', row.Select(Cell)) + '\n');
    }

    public StreamWriter Open(string name)
    {
        _names.Add(name);
        return new StreamWriter(Path(name), false, new UTF8Encoding(false));
    }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, SampleCompany.Calendar.Zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Enum word => word.Word(),
        string text when text.AsSpan().IndexOfAny(",\"\n") >= 0 => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
