using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>Rows on their way into a table by COPY BINARY, each value in its column's own type: the server converts nothing.</summary>
/// <remarks>
/// Npgsql's importer looks up how to write each value anew, which for a log took longer than the server did.
/// PostgreSQL's manual has the format under COPY, "Binary Format".
/// </remarks>
internal sealed class CopyRows : IAsyncDisposable
{
    private const int Size = 64 * 1024;

    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly NpgsqlRawCopyStream _stream;
    private readonly short _columns;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _filled;
    private bool _isComplete;

    private CopyRows(NpgsqlRawCopyStream stream, int columns)
    {
        (_stream, _columns) = (stream, checked((short)columns));
        Header.CopyTo(_buffer, 0);
        _filled = Header.Length;
    }

    /// <summary>How many rows were begun.</summary>
    public long Rows { get; private set; }

    /// <param name="columns">As COPY lists them: "day, queue".</param>
    public static async Task<CopyRows> IntoAsync(
        NpgsqlConnection connection, string table, string columns, CancellationToken cancellationToken)
    {
        var stream = await connection.BeginRawBinaryCopyAsync($"copy {table} ({columns}) from stdin (format binary)", cancellationToken);
        return new(stream, columns.Split(',').Length);
    }

    public void StartRow()
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), _columns);
        Rows++;
    }

    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), -1);

    public void Write(short value) => BinaryPrimitives.WriteInt16BigEndian(Value(sizeof(short)), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), value);

    public void Write(int? value)
    {
        if (value is { } known)
            Write(known);
        else
            WriteNull();
    }

    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value);

    public void Write(bool? value)
    {
        if (value is { } known)
            Value(1)[0] = known ? (byte)1 : (byte)0;
        else
            WriteNull();
    }

    public void Write(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    /// <summary>An instant, of UTC.</summary>
    public void Write(DateTime value) =>
        BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), (value.Ticks - Epoch) / TimeSpan.TicksPerMicrosecond);

    public void Write(DateTimeOffset? value)
    {
        if (value is { } known)
            Write(known.UtcDateTime);
        else
            WriteNull();
    }

    public void Write(DateOnly? value)
    {
        if (value is { } known)
            Write(known.DayNumber - FirstDay);
        else
            WriteNull();
    }

    /// <summary>Whole seconds.</summary>
    public void Write(TimeSpan? value) => Write((int?)value?.TotalSeconds);

    public void Write(byte[]? value)
    {
        if (value is null)
            WriteNull();
        else
            value.CopyTo(Value(value.Length));
    }

    public void Write(string? value)
    {
        if (value is null)
            WriteNull();
        else
            Encoding.UTF8.GetBytes(value, Value(Encoding.UTF8.GetByteCount(value)));
    }

    public void Write(decimal value)
    {
        var numeric = new BinaryNumeric(value, stackalloc short[BinaryNumeric.MaxGroups]);
        numeric.WriteTo(Value(numeric.Length));
    }

    public void Write(int[] values)
    {
        StartArray(23, values.Length, values.Length * sizeof(int));
        foreach (var value in values)
            Write(value);
    }

    public void Write(string[] values)
    {
        StartArray(25, values.Length, values.Sum(Encoding.UTF8.GetByteCount));
        foreach (var value in values)
            Write(value);
    }

    /// <summary>A jsonb.</summary>
    public void WriteJson(string value)
    {
        var cell = Value(1 + Encoding.UTF8.GetByteCount(value));
        cell[0] = 1;
        Encoding.UTF8.GetBytes(value, cell[1..]);
    }

    /// <summary>Sends the rest. Errors: the server refuses a row.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), -1);
        Flush();
        _isComplete = true;
        await _stream.DisposeAsync();
    }

    /// <summary>Takes back all rows where they are not complete.</summary>
    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        if (!_isComplete)
            await _stream.CancelAsync();
    }

    // One dimension from 1 on, without nulls; of the number by which the server knows the elements' type.
    private void StartArray(int type, int count, int bytes)
    {
        var head = Value(20 + (count * sizeof(int)) + bytes, written: 20);
        ReadOnlySpan<int> numbers = [1, 0, type, count, 1];
        for (var at = 0; at < numbers.Length; at++)
            BinaryPrimitives.WriteInt32BigEndian(head[(at * sizeof(int))..], numbers[at]);
    }

    private Span<byte> Value(int length) => Value(length, length);

    private Span<byte> Value(int length, int written)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), length);
        return Room(written);
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _filled < length)
            Flush();
        if (_buffer.Length < length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(length);
        }

        _filled += length;
        return _buffer.AsSpan(_filled - length, length);
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }
}
