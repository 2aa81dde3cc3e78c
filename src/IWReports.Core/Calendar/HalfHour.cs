using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>A half-hour of the local day, 0 (00:00) to 47 (23:30); written as its start, "09:30".</summary>
public readonly record struct HalfHour : IComparable<HalfHour>
{
    public const int PerDay = 48;

    public const int Minutes = 30;

    private const int PerHour = 60 / Minutes;

    public static readonly TimeSpan Length = TimeSpan.FromMinutes(Minutes);

    public HalfHour(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PerDay);
        Index = index;
    }

    public int Index { get; }

    public TimeOnly Start => new(Index / PerHour, Index % PerHour * Minutes);

    /// <summary>When it ends, as a span of the day: 24:00 for the last.</summary>
    public TimeSpan End => (Index + 1) * Length;

    public static HalfHour Of(TimeOnly time) => new((time.Hour * PerHour) + (time.Minute / Minutes));

    /// <summary>All of a day, in order.</summary>
    public static IEnumerable<HalfHour> All => Enumerable.Range(0, PerDay).Select(index => new HalfHour(index));

    public int CompareTo(HalfHour other) => Index.CompareTo(other.Index);

    public override string ToString() => Start.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static bool operator <(HalfHour left, HalfHour right) => left.Index < right.Index;

    public static bool operator >(HalfHour left, HalfHour right) => left.Index > right.Index;

    public static bool operator <=(HalfHour left, HalfHour right) => left.Index <= right.Index;

    public static bool operator >=(HalfHour left, HalfHour right) => left.Index >= right.Index;
}
