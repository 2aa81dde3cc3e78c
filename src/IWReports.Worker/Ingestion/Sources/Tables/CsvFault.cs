using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>What can be wrong with a CSV, in plain words.</summary>
internal static class CsvFault
{
    /// <summary>Bytes: a record is a line of a business; beyond this a quote was left open.</summary>
    public const int LongestRecord = 1024 * 1024;

    /// <summary>Says in plain words what a reader found wrong with the file as a whole.</summary>
    public static async Task<T> GuardAsync<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException wrong)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{name}:{wrong.LineNumber}: the header is not complete after {LongestRecord:N0} bytes. A "
                    + $"quote was opened there and not closed."), wrong);
        }
        catch (InvalidDataException wrong)
        {
            throw new InputException($"{name}: the compressed file is damaged or cut off: {wrong.Message}", wrong);
        }
    }

    /// <summary>Refuses a first line that cannot be the names of columns.</summary>
    public static void RefuseHeader(string name, IReadOnlyList<string> header, CsvForm form, CsvMalformedReason? wrong)
    {
        var isBroken = header.Any(column => column.Contains('\uFFFD'));
        if (isBroken && form.Encoding.CodePage == Encoding.UTF8.CodePage)
            throw new InputException($"{name}: line {form.FirstLine}, the header, is not UTF-8. Name the encoding that the file is in: "
                + $"--encoding windows-1252, or another; --suggest guesses it.");
        if (isBroken || wrong is not null || header.Count == 0)
            throw new InputException($"{name}: line {form.FirstLine} is not a "
                + $"header{(wrong is { } reason ? $" ({Reason(reason)})" : "")}. It must name the columns, in UTF-8 unless "
                + $"--encoding, or \"encoding\" in a map, names another.");
    }

    /// <summary>Says why a cell is no text; null where it is.</summary>
    public static string? InText(ReadOnlySpan<byte> cell, IReadOnlyList<string> header, int index, Encoding encoding) =>
        !Utf8.IsValid(cell) ? $"{header[index]} is not UTF-8; if the file is in another encoding, name it: --encoding "
            + $"windows-1252, or in a map {{\"encoding\":\"windows-1252\"}}"
        : encoding.CodePage != Encoding.UTF8.CodePage && cell.IndexOf("\uFFFD"u8) >= 0
            ? $"{header[index]} holds bytes that are not {encoding.WebName}; name the encoding that the file is in"
        : cell.Contains((byte)0) ? "a zero byte, which text does not have"
        : null;

    /// <summary>Says in plain words how a record breaks the rules.</summary>
    public static string Reason(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "the number of fields differs from the header's",
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed, up to the end of the file",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote",
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted field",
        _ => $"malformed: {reason}",
    };
}
