using CsvHelper;

namespace IWReports.Worker.Host;

/// <summary>One record of a small CSV, with the line it begins in for errors to name.</summary>
internal sealed record CsvLine(string Where, int Number, string[] Fields)
{
    /// <summary>The records of a file or, for "-", of standard input; blank lines are left out, quotes taken off.</summary>
    public static async Task<List<CsvLine>> ReadAsync(string path, CancellationToken cancellationToken) =>
        path == "-" ? Parse(await Console.In.ReadToEndAsync(cancellationToken), "standard input") : Read(path);

    public static List<CsvLine> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: no such file.", missing);
        }
    }

    private static List<CsvLine> Parse(string text, string name)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            // A quote within a remark is only text; one that is never closed would swallow the lines below it.
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                    throw new InputException($"{name}, line {record.LineNumber}: a quote is opened and never closed.");
            },
        });
        var lines = new List<CsvLine>();
        while (reader.Read())
        {
            string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            if (fields is not [""])
                lines.Add(new($"{name}, line {reader.LineNumber}", (int)reader.LineNumber, fields));
        }

        return lines;
    }
}
