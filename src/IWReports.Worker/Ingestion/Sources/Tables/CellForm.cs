namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>What a cell's text was made from. A CSV knows texts alone; a workbook knows numbers and days as such.</summary>
internal enum CellForm
{
    /// <summary>As somebody wrote it: the map's format and marks say how to read it.</summary>
    Text,

    /// <summary>A number, written with a decimal point.</summary>
    Number,

    /// <summary>A real day or time, written as ISO says.</summary>
    Moment,

    /// <summary>Nothing that can be read: the text says why.</summary>
    Unreadable,
}
