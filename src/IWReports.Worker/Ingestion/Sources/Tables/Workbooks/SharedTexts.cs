using System.Globalization;
using System.Text;
using System.Xml;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>The texts that a workbook keeps once for all its cells, held as bytes.</summary>
internal sealed class SharedTexts
{
    // Ten million names of call centres; an array ends at twice as much.
    private const int Most = 512 * 1024 * 1024;

    private readonly List<int> _ends = [];
    private byte[] _bytes = [];

    public static SharedTexts Read(Stream? part)
    {
        var texts = new SharedTexts();
        if (part is null)
            return texts;
        using var xml = SheetXml.Reader(part);
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            text.Clear();
            SheetXml.AppendText(xml, text);
            texts.Add(SheetXml.Unescaped(text.ToString()));
        }

        return texts;
    }

    /// <summary>A text by its number; null where the workbook has no such.</summary>
    public string? Find(int index)
    {
        if (index < 0 || index >= _ends.Count)
            return null;
        var start = index == 0 ? 0 : _ends[index - 1];
        return Encoding.UTF8.GetString(_bytes.AsSpan(start, _ends[index] - start));
    }

    private void Add(string text)
    {
        var start = _ends.Count == 0 ? 0 : _ends[^1];
        var length = Encoding.UTF8.GetByteCount(text);
        if ((long)start + length > Most)
            throw new WorkbookException(string.Create(
                CultureInfo.InvariantCulture,
                    $"its texts are more than {Most / 1024 / 1024:N0} MB. Save the rows as CSV, which is read without keeping them"));
        if (start + length > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(64 * 1024, 2L * (start + length)), Most));
        _ends.Add(start + Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start)));
    }
}
