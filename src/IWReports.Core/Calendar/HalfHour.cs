using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>A half-hour of the local day, 0 (00:00) to 47 (23:30); written as its start, "09:30".</summary>
public readonly record struct HalfHour : IComparable<HalfHour>
{
    public const int PerDay = 48;

    public HalfHour(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PerDay);
        Index = index;
    }

    public int Index { get; }

    public TimeOnly Start => new(Index / 2, Index % 2 * 30);

    public static HalfHour Of(TimeOnly time) => new((time.Hour * 2) + (time.Minute / 30));

    public int CompareTo(HalfHour other) => Index.CompareTo(other.Index);

    public override string ToString() => Start.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static bool operator <(HalfHour left, HalfHour right) => left.Index < right.Index;

    public static bool operator >(HalfHour left, HalfHour right) => left.Index > right.Index;

    public static bool operator <=(HalfHour left, HalfHour right) => left.Index <= right.Index;

    public static bool operator >=(HalfHour left, HalfHour right) => left.Index >= right.Index;
}
