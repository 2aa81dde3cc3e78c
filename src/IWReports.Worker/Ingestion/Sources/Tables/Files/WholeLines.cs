namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>A file that is being written, up to the last line that has its end. What comes after is left for the next time.</summary>
internal sealed class WholeLines : ForwardStream
{
    private const int LookedAt = 4096;

    private WholeLines(FileStream file, long length)
        : base(file) => Length = length;

    public override long Length { get; }

    public override long Position { get => Content.Position; set => throw new NotSupportedException(); }

    public static WholeLines Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var end = file.Length;
        var part = new byte[LookedAt];
        while (end > 0)
        {
            var from = Math.Max(0, end - part.Length);
            file.Position = from;
            var read = file.ReadAtLeast(part.AsSpan(0, (int)(end - from)), (int)(end - from), throwOnEndOfStream: false);
            if (part.AsSpan(0, read).LastIndexOf((byte)'\n') is >= 0 and var newline)
            {
                end = from + newline + 1;
                break;
            }

            end = from;
        }

        file.Position = 0;
        return new(file, end);
    }

    public override int Read(byte[] buffer, int offset, int count) => Content.Read(buffer, offset, (int)Math.Min(count, Length - Position));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Content.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Length - Position)], cancellationToken);
}
