namespace IWReports.Core.Reports.Sheets;

/// <summary>A column of a sheet: what stands above it, and how wide it is in letters.</summary>
public sealed record SheetColumn(string Header, int Width);

/// <summary>A table of a workbook: one line of headers, and rows of as many cells.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);
