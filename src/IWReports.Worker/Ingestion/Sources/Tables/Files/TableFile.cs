using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables.Workbooks;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>Opens a table's file, or "-" for standard input: a CSV or a workbook, plain or gzip, told by its first bytes.</summary>
internal static class TableFile
{
    private const int Peeked = 64 * 1024;

    /// <param name="isGrowing">Others may be writing it just now: a last line without its end is left.</param>
    public static async Task<ITableFile> OpenAsync(
        string path, TableKind kind, TableMap map, CancellationToken cancellationToken, bool isGrowing = false)
    {
        var name = path == "-" ? "standard input" : path;
        var file = Open(path);
        if (file.CanSeek && WorkbookFile.Is(await StartAsync(file, cancellationToken)))
            return XlsxRecords.Open(file, name, kind, map);
        if (file.CanSeek && isGrowing && !path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            await file.DisposeAsync();
            file = WholeLines.Open(path);
        }

        // The first bytes tell what the file is, and a pipe cannot be rewound.
        var pipe = Pipe(file);
        if ((await PeekAsync(pipe, 2, cancellationToken)).AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            pipe = Pipe(new GZipStream(pipe.AsStream(), CompressionMode.Decompress));
        return await CsvFault.GuardAsync(name, async () =>
        {
            var start = await PeekAsync(pipe, Peeked, cancellationToken);
            if (WorkbookFile.Is(start))
                return XlsxRecords.Open(await SpoolAsync(pipe, cancellationToken), name, kind, map);
            if (start.Length == 0)
                throw new InputException($"{name} is empty: its first line must name the columns.");
            FileSignature.Refuse(start, name, FileSignature.TableRemedy);
            if (map.Sheet is not null)
                throw new InputException($"{name}: a sheet is named ({map.Sheet}), and this is no workbook (.xlsx). Leave --sheet, and "
                    + $"\"sheet\" in the map, out.");
            return await CsvRecords.OpenAsync(pipe.AsStream(), start, start.Length < Peeked, name, kind, map, cancellationToken);
        });
    }

    public static Stream Open(string path)
    {
        try
        {
            return path == "-" ? Console.OpenStandardInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static async Task<byte[]> StartAsync(Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[WorkbookFile.Mark];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return start[..read];
    }

    private static PipeReader Pipe(Stream stream) => PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: Peeked));

    private static async Task<byte[]> PeekAsync(PipeReader pipe, int bytes, CancellationToken cancellationToken)
    {
        var start = await pipe.ReadAtLeastAsync(bytes, cancellationToken);
        var peeked = start.Buffer.ToArray();
        pipe.AdvanceTo(start.Buffer.Start);
        return peeked;
    }

    // A workbook is read from its end. The file loses its name at once, so that nothing of it stays however the program ends.
    private static async Task<FileStream> SpoolAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"iwreports-{Guid.NewGuid():N}.xlsx");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spooled = new FileStream(path, options);
        try
        {
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            await pipe.AsStream().CopyToAsync(spooled, cancellationToken);
            spooled.Position = 0;
            return spooled;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }
}
