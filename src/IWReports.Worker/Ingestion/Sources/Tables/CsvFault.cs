using System.Globalization;
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
