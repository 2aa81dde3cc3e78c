using System.Globalization;
using System.IO.Compression;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

/// <summary>Knows a workbook by its bytes and parts, and refuses what cannot be read or would unpack to more than a sheet.</summary>
internal static class WorkbookFile
{
    /// <summary>How many bytes tell it.</summary>
    public const int Mark = 8;

    // A million rows of thirty columns are about this much.
    private const long LargestPart = 4L * 1024 * 1024 * 1024;
    private const int MaxParts = 10_000;

    // Sheets pack to a tenth or a thirtieth; what is made to burst, to a thousandth.
    private const long LargestRatio = 250;
    private const long RatioFrom = 32 * 1024 * 1024;

    private static ReadOnlySpan<byte> Zip => [(byte)'P', (byte)'K', 3, 4];

    private static ReadOnlySpan<byte> EmptyZip => [(byte)'P', (byte)'K', 5, 6];

    // What old .xls files and encrypted workbooks are kept in.
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool Is(ReadOnlySpan<byte> start) => start.StartsWith(Zip) || start.StartsWith(EmptyZip)
        || start.StartsWith(CompoundFile);

    /// <summary>The parts' sizes by their names, of a file that is a workbook and may be unpacked.</summary>
    public static Dictionary<string, long> Check(Stream file, string name)
    {
        var mark = new byte[Mark];
        file.ReadAtLeast(mark, Mark, throwOnEndOfStream: false);
        file.Position = 0;
        if (mark.AsSpan().StartsWith(CompoundFile))
            throw new InputException(
                $"{name} is an old .xls workbook, or one locked by a password. Save it as .xlsx without a password, or as CSV.");
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxParts)
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {zip.Entries.Count:N0} parts; a workbook has at most {MaxParts:N0}."));
        var sizes = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > LargestPart || (entry.Length > RatioFrom && entry.Length / LargestRatio > entry.CompressedLength))
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{name}: {entry.FullName} would unpack to {entry.Length:N0} bytes, more than a sheet "
                        + $"can be. Save the rows as CSV."));
            sizes[entry.FullName.TrimStart('/')] = entry.Length;
        }

        RefuseOthers(sizes, name);
        file.Position = 0;
        return sizes;
    }

    private static void RefuseOthers(Dictionary<string, long> sizes, string name)
    {
        if (sizes.ContainsKey("xl/workbook.bin"))
            throw new InputException($"{name} is a binary workbook (.xlsb). Save it as .xlsx or as CSV.");
        if (sizes.ContainsKey("mimetype"))
            throw new InputException($"{name} is an OpenDocument file (.ods). Save it as .xlsx or as CSV.");
        if (sizes.Keys.Any(part => part.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase)))
            throw new InputException($"{name} is a workbook of Numbers. Export it as .xlsx or as CSV.");
        if (!sizes.ContainsKey("[Content_Types].xml"))
            throw new InputException($"{name} is a zip archive and no workbook. Unpack it, and import the .xlsx or CSV that is in it.");
    }
}
