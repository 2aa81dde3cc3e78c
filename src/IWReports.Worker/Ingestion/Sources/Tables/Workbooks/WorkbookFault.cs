using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>What can be wrong with a workbook, in plain words.</summary>
internal static class WorkbookFault
{
    /// <summary>Says in plain words what a damaged file does to the reading of it, which shows in all these ways.</summary>
    public static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WorkbookException wrong)
        {
            throw new InputException($"{name}: {wrong.Message}.", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or FormatException or XmlException
            or OpenXmlPackageException or ArgumentException
            or InvalidOperationException or NotSupportedException or KeyNotFoundException or OverflowException)
        {
            throw new InputException($"{name}: the workbook is damaged or cut off: {wrong.Message.TrimEnd('.')}. Open it in a "
                + $"spreadsheet program and save it anew.", wrong);
        }
    }
}
