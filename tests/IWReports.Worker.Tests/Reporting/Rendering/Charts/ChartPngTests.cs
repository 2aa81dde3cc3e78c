using System.Buffers.Binary;
using System.IO.Compression;
using IWReports.Core.Reports.Charts;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting.Rendering.Charts;

public sealed class ChartPngTests
{
    [Fact]
    public void Up_to_256_colours_come_back_exactly()
    {
        var pixels = Enumerable.Range(0, 32 * 8).Select(index => index * 0x010305 % 0x1000000).ToArray();
        Assert.Equal(pixels, Decode(Png.Write(pixels, 32, 8)).Pixels);
    }

    [Fact]
    public void Of_more_colours_the_common_ones_are_exact_and_the_rest_near()
    {
        int[] pixels = [.. Enumerable.Repeat(0xffffff, 2000), .. Enumerable.Repeat(0x490092, 500),
            .. Enumerable.Range(0, 620).Select(index => (index % 256 * 0x10101) ^ (index / 256))];
        var decoded = Decode(Png.Write(pixels, 40, 78)).Pixels;
        Assert.Equal(pixels.Take(2500), decoded.Take(2500));
        Assert.All(pixels.Zip(decoded), pair => Assert.InRange(Math.Abs((pair.First & 255) - (pair.Second & 255)), 0, 6));
    }

    [Theory]
    [MemberData(nameof(ChartTests.Names), MemberType = typeof(ChartTests))]
    public void A_chart_has_two_pixels_to_each_of_css_and_is_small(string name)
    {
        var picture = ChartDrawing.Draw(ChartCases.Named(name));
        var (width, height, _) = Decode(picture.Png);
        Assert.Equal((picture.Width * 2, picture.Height * 2), (width, height));
        Assert.InRange(picture.Png.Length, name.StartsWith("spark", StringComparison.Ordinal) ? 200 : 2_000, 30_000);
    }

    [Fact]
    public void A_sparkline_is_so_small_that_a_mail_may_hold_one_for_every_KPI()
    {
        var picture = ChartDrawing.Draw(ChartCases.Named("spark"));
        Assert.Equal((132, 36), (picture.Width, picture.Height));
        Assert.InRange(picture.Png.Length, 200, 4_000);
        Assert.InRange(picture.Svg.Length, 200, 4_000);
    }

    [Fact]
    public void The_sample_companys_charts_are_small() =>
        Assert.All(
            FullBoard.Model.Charts.Concat(SampleReport.Digest.Charts).Concat(SampleReport.Week.Charts),
            chart => Assert.InRange(ChartDrawing.Draw(chart).Png.Length, chart is Sparkline ? 500 : 5_000, 30_000));

    [Fact]
    public void Between_cells_the_heat_map_is_white()
    {
        // All cells of the darkest shade but the first, so that any gap would be filled if it could be.
        string[] rows = ["Mon", "Tue", "Wed"];
        double?[] dark = [.. Enumerable.Repeat((double?)90, 19)];
        var map = new HeatMap("h", "Heat", "", "calls", rows, [.. dark.Select((_, column) => $"{column}")],
            [[0, .. dark.Skip(1)], dark, dark]);
        var (width, _, pixels) = Decode(ChartDrawing.Draw(map).Png);
        Assert.Equal(18, Gaps([.. Enumerable.Range(0, width).Select(x => pixels[(124 * width) + x])]));
        var column = width - 100;
        Assert.Equal(2, Gaps([.. Enumerable.Range(0, pixels.Length / width).Select(y => pixels[(y * width) + column])]));
    }

    // Runs of two pure white pixels between two dark ones; a third or a shade between would not count.
    private static int Gaps(int[] line) =>
        Enumerable.Range(0, line.Length - 3).Count(at => line[at..(at + 4)] is [not White, White, White, not White]);

    private const int White = 0xffffff;

    [Theory]
    [MemberData(nameof(ChartTests.Names), MemberType = typeof(ChartTests))]
    public void A_chart_drawn_again_is_the_same(string name)
    {
        var (once, again) = (ChartDrawing.Draw(ChartCases.Named(name)), ChartDrawing.Draw(ChartCases.Named(name)));
        Assert.Equal(once.Png, again.Png);
        Assert.Equal(once.Svg, again.Svg);
    }

    [Fact]
    public void Pictures_drawn_at_the_same_time_are_the_same()
    {
        var pictures = new RenderedChart[16];
        Parallel.For(0, pictures.Length, index => pictures[index] = ChartDrawing.Draw(SomeChart.Trend()));
        Assert.Single(pictures.Select(picture => Convert.ToHexString(picture.Png)).Distinct());
        Assert.Single(pictures.Select(picture => picture.Svg).Distinct());
    }

    // Reads what the writer may write: 8-bit palette, no filter. Checks every chunk's checksum by another way than the writer's table.
    internal static (int Width, int Height, int[] Pixels) Decode(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks[System.Text.Encoding.ASCII.GetString(png, at + 4, 4)] = png[(at + 8)..(at + 8 + length)];
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            at += 12 + length;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]),
            BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
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
