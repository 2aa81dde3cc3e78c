using System.Text;

namespace IWReports.Worker.Sources.Tables;

/// <summary>Refuses what is neither text nor a workbook that can be read, with the way that works.</summary>
internal static class ForeignFile
{
    private const string Remedy = "Open it in a spreadsheet program and save it as .xlsx or as CSV.";

    public static void Refuse(ReadOnlySpan<byte> start, string name)
    {
        if (start.Length == 0)
            throw new InputException($"{name} is empty: its first line must name the columns.");
        if (start.StartsWith("%PDF"u8))
            throw new InputException($"{name} is a PDF, which is made to be printed. Ask the program that wrote it for .xlsx or CSV.");
        var text = start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start;
        // Many programs write a page of HTML and call it .xls.
        if (text.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
            throw new InputException($"{name} is HTML or XML, whatever its name says. {Remedy}");
    }
}
