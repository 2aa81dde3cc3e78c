namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>A workbook that cannot be read on, with the reason for people.</summary>
internal sealed class WorkbookException(string reason) : Exception(reason);
