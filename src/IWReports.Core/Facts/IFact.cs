using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What happened, booked to one local day (and half-hour, where it has one) and to the scopes it belongs to.</summary>
public interface IFact
{
    /// <summary>Whether facts of this kind have a time of day.</summary>
    static virtual bool HasTime => false;

    /// <summary>What facts of this kind can be broken down by, besides the company.</summary>
    static virtual IReadOnlyList<ScopeKind> Kinds => [];

    DateOnly Day { get; }

    /// <summary>Null where the fact has a day but no time.</summary>
    HalfHour? HalfHour { get; }

    IEnumerable<Scope> Scopes { get; }
}
