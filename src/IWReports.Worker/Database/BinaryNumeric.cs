using System.Buffers.Binary;

namespace IWReports.Worker.Database;

/// <summary>A decimal as COPY BINARY writes a numeric: groups of four decimal digits, the greatest first.</summary>
internal readonly ref struct BinaryNumeric
{
    /// <summary>As many as any decimal has.</summary>
    public const int MaxGroups = 16;

    private readonly decimal _value;
    private readonly Span<short> _groups;
    private readonly int _fraction;
    private readonly int _count;

    /// <param name="groups">Room for the groups, which are kept there the least first.</param>
    public BinaryNumeric(decimal value, Span<short> groups)
    {
        (_value, _fraction) = (value, (value.Scale + 3) / 4);
        _groups = groups;
        for (var rest = Math.Abs(value) % 1; _count < _fraction; _count++)
        {
            rest *= 10_000;
            groups[_fraction - 1 - _count] = (short)rest;
            rest -= decimal.Truncate(rest);
        }

        for (var whole = (UInt128)Math.Abs(value); whole > 0; whole /= 10_000)
            groups[_count++] = (short)(whole % 10_000);
    }

    /// <summary>In bytes.</summary>
    public int Length => 8 + (2 * _count);

    public void WriteTo(Span<byte> cell)
    {
        BinaryPrimitives.WriteInt16BigEndian(cell, (short)_count);
        BinaryPrimitives.WriteInt16BigEndian(cell[2..], (short)(_count - _fraction - 1));
        BinaryPrimitives.WriteInt16BigEndian(cell[4..], _value < 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(cell[6..], _value.Scale);
        for (var at = 0; at < _count; at++)
            BinaryPrimitives.WriteInt16BigEndian(cell[(8 + (2 * at))..], _groups[_count - 1 - at]);
    }
}
