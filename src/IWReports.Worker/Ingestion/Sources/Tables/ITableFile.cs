namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A file opened at its header: a CSV, or a sheet of a workbook.</summary>
internal interface ITableFile : ITableRecords, IAsyncDisposable
{
    /// <summary>What a person should know of how it was opened: which sheet, and where its header is.</summary>
    IReadOnlyList<string> Notes { get; }
}
