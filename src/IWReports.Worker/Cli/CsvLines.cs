using System.Text;

namespace IWReports.Worker.Cli;

/// <summary>One record of a small CSV, with the line it begins in for errors to name.</summary>
internal sealed record CsvLine(string Where, int Number, string[] Fields)
{
    /// <summary>The records of a file or, for "-", of standard input; blank lines are left out, quotes and a byte order mark taken off.</summary>
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
        var text = (await reader.ReadToEndAsync(cancellationToken)).TrimStart('\uFEFF');
        var lines = new List<CsvLine>();
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        var (number, began) = (1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : '\n';
            if (quoted && i == text.Length)
                throw new InputException($"{name}, line {began}: a quote is opened and never closed.");
            number += letter == '\n' ? 1 : 0;
            // Two quotes within quotes stand for one.
            if (quoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (letter == '"' && (quoted || string.IsNullOrWhiteSpace(field.ToString())))
                quoted = !quoted;
            else if (quoted || letter is not (',' or '\n'))
                field.Append(letter);
            else
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
                if (letter == ',')
                    continue;
                if (fields is not [""])
                    lines.Add(new($"{name}, line {began}", began, [.. fields]));
                fields.Clear();
                began = number;
            }
        }

        return lines;
    }
}
