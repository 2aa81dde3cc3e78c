namespace IWReports.Worker.Cli;

/// <summary>One line of a small CSV, with where it stands for errors to name.</summary>
internal sealed record CsvLine(string Where, int Number, string[] Fields)
{
    /// <summary>The lines of a file or, for "-", of standard input; blank ones are left out, quotes and a byte order mark taken off.</summary>
    public static async Task<List<CsvLine>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
            return await ReadAsync(Console.In, "standard input", cancellationToken);
        if (!File.Exists(path))
            throw new InputException($"{path}: no such file.");
        using var reader = File.OpenText(path);
        return await ReadAsync(reader, path, cancellationToken);
    }

    internal static async Task<List<CsvLine>> ReadAsync(TextReader reader, string name, CancellationToken cancellationToken)
    {
        var lines = new List<CsvLine>();
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            string[] fields = [.. line.TrimStart('\uFEFF').Split(',').Select(Field)];
            if (fields is not [""])
                lines.Add(new($"{name}, line {number}", number, fields));
        }

        return lines;
    }

    private static string Field(string text)
    {
        text = text.Trim();
        return text is ['"', .. var inner, '"'] ? inner.Trim() : text;
    }
}
