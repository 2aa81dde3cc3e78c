using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace IWReports.Benchmarks;

/// <summary>Puts the lines of a garbled CSV into a workbook, a cell each: as numbers where they are, else as text.</summary>
internal static class GarbledWorkbook
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static string Pack(string csv)
    {
        var path = $"{csv}.xlsx";
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(zip, "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" """
                    + $"""ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override """
                    + $"""PartName="/xl/workbook.xml" ContentType="{Type}sheet.main+xml"/><Override PartName="/xl/s.xml" """
                    + $"""ContentType="{Type}worksheet+xml"/></Types>""");
            Write(zip, "_rels/.rels",
                $"""<Relationships xmlns="{Rels}"><Relationship Id="r1" Type="{Office}/officeDocument" """
                    + $"""Target="xl/workbook.xml"/></Relationships>""");
            Write(zip, "xl/workbook.xml",
                $"""<workbook xmlns="{Sheet}" xmlns:r="{Office}"><sheets><sheet name="calls" sheetId="1" """
                    + $"""r:id="r1"/></sheets></workbook>""");
            Write(zip, "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Rels}"><Relationship Id="r1" Type="{Office}/worksheet" Target="s.xml"/></Relationships>""");
            var rows = string.Concat(File.ReadLines(csv, Encoding.Latin1).Select(Row));
            Write(zip, "xl/s.xml", $"""<worksheet xmlns="{Sheet}"><sheetData>{rows}</sheetData></worksheet>""");
        }

        File.Delete(csv);
        return path;
    }

    private static string Row(string line) => $"<row>{string.Concat(line.Split(',').Select(Cell))}</row>";

    private static string Cell(string text) =>
        text.Length < 16 && !text.Contains('\0')
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? $"<c><v>{text}</v></c>"
        : $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(string.Concat(text.Where(letter => letter >= ' ')))}</t></is></c>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(content);
    }
}
