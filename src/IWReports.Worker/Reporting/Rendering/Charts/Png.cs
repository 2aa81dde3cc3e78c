using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Writes pixels as a palette PNG: a chart has few colours, so a byte a pixel is enough.</summary>
internal static class Png
{
    private const int PaletteSize = 256;

    // Where blends lose bits anyway, half as many make the file a tenth smaller, and the edges look the same.
    private const int CoarseSize = 128, CoarsestSize = 16;

    // Of a coarse palette, kept for the drawn colours and the commonest blends: well above what the charts use.
    private const double KeptExactly = 0.5;

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>A picture of a mail is no larger than this, unless the coarsest palette does not make it so.</summary>
    public const int MaxBytes = 30_000;

    /// <summary>Encodes pixels of 0xRRGGBB, up to 256 colours exactly; of more, or in a large file, blends are coarser.</summary>
    public static byte[] Write(ReadOnlySpan<int> pixels, int width, int height)
    {
        if (pixels.Length != width * height)
            throw new ArgumentException($"{width} × {height} needs {width * height} pixels, got {pixels.Length}.", nameof(pixels));
        var colours = CommonestFirst(pixels);
        var file = Encode(pixels, width, height, colours, PaletteSize);
        for (var size = CoarseSize; file.Length > MaxBytes && size >= CoarsestSize; size /= 2)
            file = Encode(pixels, width, height, colours, size);
        return file;
    }

    private static byte[] Encode(ReadOnlySpan<int> pixels, int width, int height, IReadOnlyList<int> colours, int size)
    {
        var (palette, indexOf) = Quantise(colours, size);
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // 8 bits a pixel, colour type 3: palette.
        (header[8], header[9]) = (8, 3);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        Chunk(file, "IDAT"u8, Compress(pixels, width, height, indexOf));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static List<int> CommonestFirst(ReadOnlySpan<int> pixels)
    {
        var counts = new Dictionary<int, int>();
        for (int at = 0, run; at < pixels.Length; at += run)
        {
            run = RunAt(pixels, at);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, pixels[at], out _) += run;
        }

        // Ties are settled by the colour itself, so that the same picture is always the same file.
        return [.. counts.OrderByDescending(colour => colour.Value).ThenBy(colour => colour.Key).Select(colour => colour.Key)];
    }

    private static (List<int> Palette, Dictionary<int, byte> IndexOf) Quantise(IReadOnlyList<int> colours, int size)
    {
        var most = colours.Count <= size ? size : Math.Min(size, CoarseSize);
        var exact = colours.Take(colours.Count <= size ? size : (int)(most * KeptExactly)).ToHashSet();
        for (var bits = 7; ; bits--)
        {
            // Blends become the commonest of those near them: a middle of them all would have a tint of its own.
            var commonest = new Dictionary<int, int>();
            foreach (var colour in colours)
                commonest.TryAdd(Coarse(colour, bits), colour);
            var palette = exact.Union(commonest.Values).ToList();
            if (palette.Count > most)
                continue;
            var places = palette.Select((colour, index) => (colour, index)).ToDictionary(place => place.colour, place => (byte)place.index);
            return (palette, colours.ToDictionary(
                colour => colour, colour => places[exact.Contains(colour) ? colour : commonest[Coarse(colour, bits)]]));
        }

        static int Coarse(int colour, int bits) => colour & (0x010101 * (0xff << (8 - bits) & 0xff));
    }

    // Most of a chart is white: pixels of one colour are looked up together.
    private static int RunAt(ReadOnlySpan<int> pixels, int at) =>
        pixels[at..].IndexOfAnyExcept(pixels[at]) is >= 0 and var length ? length : pixels.Length - at;

    private static byte[] Compress(ReadOnlySpan<int> pixels, int width, int height, Dictionary<int, byte> indexOf)
    {
        var compressed = new MemoryStream();
        // The smallest size takes ten times as long for a twentieth of the bytes.
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            // Each row starts with its filter; 0, none, is best for a palette.
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                var line = pixels.Slice(y * width, width);
                for (int x = 0, run; x < width; x += run)
                {
                    run = RunAt(line, x);
                    row.AsSpan(x + 1, run).Fill(indexOf[line[x]]);
                }

                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(0xffffffff, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            crc = CrcTable[(crc ^ value) & 255] ^ (crc >> 8);
        return crc;
    }

    // The polynomial of PNG (and zip), bits reversed.
    private static uint[] MakeCrcTable() => [.. Enumerable.Range(0, 256).Select(index =>
        Enumerable.Range(0, 8).Aggregate((uint)index, (crc, _) => (crc & 1) == 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1))];
}
