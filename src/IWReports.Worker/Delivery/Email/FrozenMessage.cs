using System.Security.Cryptography;
using MimeKit;
using MimeKit.IO;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Frozen bytes in the form that MailKit sends: the header as it stands, behind it a body that writes what it was given.</summary>
internal sealed class FrozenMessage : IDisposable
{
    public static readonly FormatOptions Format = new() { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true };

    private readonly ReadOnlyMemory<byte> _mime;
    private readonly FrozenBody _body;

    private FrozenMessage(ReadOnlyMemory<byte> mime, int header)
    {
        _mime = mime;
        _body = new(mime[header..]);
        Message = new(HeaderList.Load(new MemoryStream(mime[..header].ToArray()))) { Body = _body };
    }

    public MimeMessage Message { get; }

    /// <summary>Null for bytes without a header.</summary>
    public static FrozenMessage? Load(ReadOnlyMemory<byte> mime) =>
        mime.Span.IndexOf("\r\n\r\n"u8) is > 0 and var end ? new(mime, end + 4) : null;

    /// <summary>What runs before the body's first byte goes out, and when all is on its way but the dot.</summary>
    public void Watch(Action begin, Func<Task> end) => (_body.Begin, _body.End) = (begin, end);

    /// <summary>Whether what MailKit would send is what was frozen.</summary>
    public async Task<bool> IsWholeAsync()
    {
        using var hash = SHA256.Create();
        await using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await Message.WriteToAsync(Format, sink);
        return hash.Hash.AsSpan().SequenceEqual(SHA256.HashData(_mime.Span));
    }

    public void Dispose() => Message.Dispose();

    private sealed class FrozenBody : MimeEntity
    {
        private readonly ReadOnlyMemory<byte> _bytes;

        public FrozenBody(ReadOnlyMemory<byte> bytes) : base("text", "plain")
        {
            _bytes = bytes;
            // The message's own header says what it is.
            Headers.Clear();
        }

        public Action? Begin { get; set; }

        public Func<Task>? End { get; set; }

        public override void Prepare(EncodingConstraint constraint, int maxLineLength)
        {
            // Frozen.
        }

        public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken)
        {
            Begin?.Invoke();
            await stream.WriteAsync(_bytes, cancellationToken);
            if (End is null)
                return;
            // Flushed by hand, or the last block would wait in MailKit's buffer and travel with the dot.
            await stream.FlushAsync(cancellationToken);
            await ((FilteredStream)stream).Source.FlushAsync(cancellationToken);
            await End();
        }
    }
}
