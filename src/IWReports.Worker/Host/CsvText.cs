using CsvHelper;

namespace IWReports.Worker.Host;

/// <summary>Rows as CSV for a spreadsheet: UTF-8 with its mark, and no text that would run as a formula.</summary>
internal static class CsvText
{
    public static byte[] Of(IEnumerable<IEnumerable<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var field in row)
                    writer.WriteField(field);
                writer.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
