using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>A file as it lies somewhere: plain or gzip, told apart by its first bytes, or standard input.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly Stream _content;

    private SourceFile(string name, Stream content, bool packed)
    {
        (Name, _content, Packed) = (name, content, packed);
        Content = packed ? new GZipStream(content, CompressionMode.Decompress) : content;
    }

    public string Name { get; }

    /// <summary>Its bytes, unpacked.</summary>
    public Stream Content { get; private set; }

    public bool Packed { get; }

    /// <summary>Whether it can be read a second time; a pipe cannot.</summary>
    public bool CanBeReadAgain => _content.CanSeek;

    /// <summary>Refuses what cannot be a file to read, before anything is changed.</summary>
    public static void Check(string path)
    {
        if (path == "-")
            return;
        if (Directory.Exists(path))
            throw new InputException($"{path}: this is a folder. Name the files in it.");
        if (!File.Exists(path))
            throw new InputException($"{path}: there is no such file.");
    }

    public static async Task<SourceFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        Check(path);
        if (path == "-")
            return await OpenAsync(Console.OpenStandardInput(), "standard input", cancellationToken);
        var file = Open(path);
        if (!file.CanSeek)
            return await OpenAsync(file, path, cancellationToken);
        var start = new byte[2];
        var length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return new(path, file, IsGzip(start.AsSpan(0, length)));
    }

    /// <summary>Its first bytes, unpacked; they are read again with the others.</summary>
    public async Task<byte[]> PeekAsync(int bytes, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(Content, new(bufferSize: bytes));
        var start = (await pipe.ReadAtLeastAsync(bytes, cancellationToken)).Buffer;
        var peeked = start.ToArray();
        pipe.AdvanceTo(start.Start);
        Content = pipe.AsStream();
        return peeked;
    }

    /// <summary>Goes on in UTF-8, whatever it is written in.</summary>
    public void Decode(Encoding encoding) => Content = Encoding.CreateTranscodingStream(Content, encoding, Encoding.UTF8);

    /// <summary>Whether nothing follows a position: told without unpacking where the packed file says its length.</summary>
    public bool EndsAt(long position)
    {
        if (!_content.CanSeek || position == 0)
            return false;
        if (!Packed)
            return _content.Length == position;
        // A gzip file ends with the length of what is packed in it, modulo 2^32.
        Span<byte> length = stackalloc byte[4];
        _content.Position = _content.Length - length.Length;
        _content.ReadExactly(length);
        _content.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)position;
    }

    /// <summary>Goes to where reading ended last time; false when the file ends before.</summary>
    public async Task<bool> SkipAsync(long bytes, CancellationToken cancellationToken)
    {
        if (!Packed && _content.CanSeek)
        {
            _content.Position = bytes;
            return bytes <= _content.Length;
        }

        var buffer = new byte[64 * 1024];
        while (bytes > 0)
        {
            var read = await Content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellationToken);
            if (read == 0)
                return false;
            bytes -= read;
        }

        return true;
    }

    public void Dispose() => Content.Dispose();

    // What cannot be rewound is looked at through a pipe.
    private static async Task<SourceFile> OpenAsync(Stream input, string name, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(input);
        var start = (await pipe.ReadAtLeastAsync(2, cancellationToken)).Buffer;
        var packed = IsGzip(start.Slice(0, Math.Min(2, start.Length)).ToArray());
        pipe.AdvanceTo(start.Start);
        return new(name, pipe.AsStream(), packed);
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b];

    private static FileStream Open(string path)
    {
        try
        {
            // Others go on writing (Asterisk) and renaming (logrotate) while we read.
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: false);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new InputException($"{path}: this user may not read it. Give read access, for example through the group that owns it.",
                denied);
        }
    }
}
