using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>A cell's text, and what it was made from.</summary>
internal readonly record struct SheetCell(string Text, CellForm Form)
{
    public static readonly SheetCell Blank = new("", CellForm.Text);
}

/// <summary>Writes a workbook's cells as a CSV would have them: days as ISO, numbers with a point and without noise, yes and no.</summary>
internal sealed class CellReader(SharedTexts texts, NumberFormats formats, bool from1904)
{
    private const string NoValue = "is a formula without its value: open the file in a spreadsheet program and save it there";

    /// <param name="type">How the value is kept: a number where nothing is said.</param>
    public SheetCell Read(string? type, int style, string? value, bool isFormula)
    {
        if (string.IsNullOrEmpty(value))
            return isFormula && type != "str" ? new(NoValue, CellForm.Unreadable) : SheetCell.Blank;
        return type switch
        {
            "s" => SheetXml.Whole(value.Trim()) is { } index && texts.Find(index) is { } text ? new(text, CellForm.Text)
                : new("names a text that the workbook does not have", CellForm.Unreadable),
            "str" or "inlineStr" => new(SheetXml.Unescaped(value), CellForm.Text),
            "b" => new(value.Trim() is "1" or "true" ? "yes" : "no", CellForm.Number),
            "e" => new(value.Trim(), CellForm.Unreadable),
            "d" => new(IsoDay(value.Trim(), formats.Of(style)), CellForm.Moment),
            _ => Number(value.Trim(), formats.Of(style)),
        };
    }

    private SheetCell Number(string value, NumberFormat format)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return new("holds no number", CellForm.Unreadable);
        if (format.Shown is not (Shown.Number or Shown.Percent) && SerialDay.Text(number, format, from1904) is { } moment)
            return new(moment, CellForm.Moment);
        return new(format.Shown == Shown.Percent ? Plain(number * 100) + "%" : IsWhole(value) ? value : Plain(number), CellForm.Number);
    }

    // Fifteen digits, as spreadsheet programs show them: 0.1 + 0.2 is 0.3.
    private static string Plain(double number)
    {
        const double largest = 7.9e28;
        return Math.Abs(number) < largest ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsWhole(string value) => value.AsSpan(value[0] == '-' ? 1 : 0) is { Length: > 0 } digits
        && digits.IndexOfAnyExceptInRange('0', '9') < 0;

    private static string IsoDay(string value, NumberFormat format) =>
        format.Shown == Shown.Day && value.IndexOf("T00:00:00", StringComparison.Ordinal) is > 0 and var midnight ? value[..midnight]
            : value;
}
