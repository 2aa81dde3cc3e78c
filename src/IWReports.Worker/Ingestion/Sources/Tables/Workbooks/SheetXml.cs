using System.Globalization;
using System.Text;
using System.Xml;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>Reads the XML of a workbook's large parts forward only. No definition and no link in it is followed.</summary>
internal static class SheetXml
{
    // As any spreadsheet program has it.
    public const int MaxColumns = 16_384;

    // The library's own reader makes an object of each element, which takes several times as long.
    public static XmlReader Reader(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>Adds the texts within the current element, up to its end; how a word is pronounced is no part of it.</summary>
    public static void AppendText(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement)
            return;
        var (depth, isText, pronounced) = (xml.Depth, false, int.MaxValue);
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    pronounced = xml.LocalName == "rPh" && !xml.IsEmptyElement ? Math.Min(pronounced, xml.Depth) : pronounced;
                    isText = xml.LocalName == "t" && !xml.IsEmptyElement && xml.Depth < pronounced;
                    break;
                case XmlNodeType.EndElement:
                    isText = false;
                    pronounced = xml.Depth == pronounced ? int.MaxValue : pronounced;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when isText:
                    text.Append(xml.Value);
                    break;
            }
        }
    }

    /// <summary>The text with what XML cannot hold put back: a line break is written _x000D_.</summary>
    public static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text)! : text;

    /// <summary>The column of a cell's name, such as 1 of "B5".</summary>
    public static int Column(string name)
    {
        var column = 0;
        foreach (var letter in name.TrimStart('$'))
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > MaxColumns)
                break;
        }

        return column is > 0 and <= MaxColumns ? column - 1 : throw new InvalidDataException($"a cell is named \"{name}\"");
    }

    /// <summary>The row of a cell's name, such as 5 of "B5".</summary>
    public static long Row(string name) => Whole(name.TrimStart('$').TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]).TrimStart('$'))
        ?? throw new InvalidDataException($"a cell is named \"{name}\"");

    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
