using System.Buffers.Binary;
using System.IO.Compression;
using IWReports.Worker.Rendering.Charts;

namespace IWReports.Worker.Tests.Rendering;

public sealed class ChartPngTests
{
    private const string Square = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"60\"><rect width=\"100\" height=\"60\" fill=\"#ffffff\"/><rect x=\"10\" y=\"5\" width=\"20\" height=\"20\" fill=\"#0b3c6f\"/></svg>";

    [Fact]
    public void Up_to_256_colours_come_back_exactly()
    {
        var pixels = Enumerable.Range(0, 32 * 8).Select(index => index * 0x010305 % 0x1000000).ToArray();
        Assert.Equal(pixels, Decode(Png.Write(pixels, 32, 8)).Pixels);
    }

    [Fact]
    public void Of_more_colours_the_common_ones_are_exact_and_the_rest_near()
    {
        int[] pixels = [.. Enumerable.Repeat(0xffffff, 2000), .. Enumerable.Repeat(0x490092, 500), .. Enumerable.Range(0, 620).Select(index => (index % 256 * 0x10101) ^ (index / 256))];
        var decoded = Decode(Png.Write(pixels, 40, 78)).Pixels;
        Assert.Equal(pixels.Take(2500), decoded.Take(2500));
        Assert.All(pixels.Zip(decoded), pair => Assert.InRange(Math.Abs((pair.First & 255) - (pair.Second & 255)), 0, 6));
    }

    [Fact]
    public void A_chart_has_two_pixels_to_each_of_css_and_is_small()
    {
        var svg = ChartSvg.Draw(SomeChart.Trend());
        var png = ChartPng.Draw(svg);
        var (width, height, _) = Decode(png);
        Assert.Equal((svg.Width * 2, svg.Height * 2), (width, height));
        Assert.InRange(png.Length, 5_000, 60_000);
    }

    [Fact]
    public void The_shape_lies_where_it_was_drawn()
    {
        var (width, _, pixels) = Decode(ChartPng.Draw(new(Square, 100, 60)));
        Assert.Equal((0x0b3c6f, 0xffffff), (pixels[(30 * width) + 40], pixels[(30 * width) + 80]));
    }

    [Fact]
    public void A_blank_picture_is_no_chart() => Assert.Throws<ChartException>(() =>
        ChartPng.Draw(new("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><rect width=\"10\" height=\"10\" fill=\"#fff\"/></svg>", 10, 10)));

    [Fact]
    public void A_picture_without_any_text_is_no_chart() => Assert.Throws<ChartException>(() =>
        ChartPng.Draw(new("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"60\"><rect width=\"100\" height=\"60\" fill=\"#fff\"/><rect y=\"40\" width=\"9\" height=\"9\"/></svg>", 100, 60)));

    [Fact]
    public void What_is_no_svg_is_named_as_such() =>
        Assert.Contains("cannot be read", Assert.Throws<ChartException>(() => ChartPng.Draw(new("<svg", 10, 10))).Message, StringComparison.Ordinal);

    [Fact]
    public void Pictures_drawn_at_the_same_time_are_the_same()
    {
        var svg = ChartSvg.Draw(SomeChart.Values(1, 5, 3));
        var pictures = new byte[16][];
        Parallel.For(0, pictures.Length, index => pictures[index] = ChartPng.Draw(svg));
        Assert.Single(pictures.Select(Convert.ToHexString).Distinct());
    }

    // Reads what the writer may write: 8-bit palette, no filter. Checks every chunk's checksum by another way than the writer's table.
    private static (int Width, int Height, int[] Pixels) Decode(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks[System.Text.Encoding.ASCII.GetString(png, at + 4, 4)] = png[(at + 8)..(at + 8 + length)];
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            at += 12 + length;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
        var rows = new MemoryStream();
        new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress).CopyTo(rows);
        Assert.Equal((width + 1) * height, rows.Length);
        var palette = chunks["PLTE"].Chunk(3).Select(colour => (colour[0] << 16) | (colour[1] << 8) | colour[2]).ToArray();
        return (width, height, [.. rows.ToArray().Chunk(width + 1).SelectMany(row => row.Skip(1)).Select(index => palette[index])]);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
        }

        return ~crc;
    }
}
