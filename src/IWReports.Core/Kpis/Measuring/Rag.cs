namespace IWReports.Core.Kpis.Measuring;

/// <summary>On target, off it within tolerance, or beyond.</summary>
public enum Rag { Green, Amber, Red }

/// <summary>Holds a value against its target.</summary>
public static class RagRating
{
    public static Rag? Of(decimal value, Target? target, Better better) => target is null
        || better == Better.Neither ? null : Off(value, target, better) switch
    {
        <= 0 => Rag.Green,
        var off when off <= target.Tolerance => Rag.Amber,
        _ => Rag.Red,
    };

    /// <summary>How far a value is on the wrong side of its target; 0 or less when it is met.</summary>
    public static decimal Off(decimal value, Target target, Better better) => better == Better.Higher ? target.Value - value
        : value - target.Value;
}
