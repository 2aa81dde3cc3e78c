using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Sheets;

/// <summary>One cell of a workbook: words, a number in its unit, or a day. Empty is unknown, which is not 0.</summary>
public sealed record Cell
{
    private Cell()
    {
    }

    public string? Text { get; private init; }

    public decimal? Number { get; private init; }

    /// <summary>How the number is meant: a percentage is a fraction, times are seconds.</summary>
    public Unit Unit { get; private init; }

    public DateOnly? Day { get; private init; }

    public static Cell Of(decimal? number, Unit unit = Unit.Count) => new() { Number = number, Unit = unit };

    public static Cell Of(double? number, Unit unit = Unit.Count) =>
        Of(number is { } known && double.IsFinite(known) ? (decimal)known : (decimal?)null, unit);

    public static Cell Of(DateOnly? day) => new() { Day = day };

    public static implicit operator Cell(string? text) => new() { Text = text };
}
