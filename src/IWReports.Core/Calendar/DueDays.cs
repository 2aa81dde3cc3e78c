using System.Globalization;

namespace IWReports.Core.Calendar;

/// <summary>
/// Which days a schedule keeps: all, business days, or the n-th business day of each month; written "all", "business", "business-2".
/// </summary>
public readonly record struct DueDays
{
    /// <summary>No month has more: 31 days hold at most 23 weekdays.</summary>
    public const int MaxBusinessDays = 23;

    private readonly bool _business;
    private readonly int _nth;

    private DueDays(bool business, int nth = 0) => (_business, _nth) = (business, nth);

    public static DueDays All => default;

    public static DueDays Business => new(true);

    public static DueDays NthBusiness(int nth) => nth is >= 1 and <= MaxBusinessDays
        ? new(true, nth)
        : throw new ArgumentOutOfRangeException(nameof(nth), nth, $"A month has 1 to {MaxBusinessDays} business days.");

    public bool Include(DateOnly day, BusinessCalendar calendar)
    {
        if (!_business)
            return true;
        if (!calendar.IsBusinessDay(day))
            return false;
        return _nth == 0 || calendar.BusinessDaysIn(new ReportPeriod(new DateOnly(day.Year, day.Month, 1), day)) == _nth;
    }

    public static bool TryParse(string text, out DueDays days)
    {
        days = default;
        if (text == "all")
            return true;
        if (text == "business")
            days = Business;
        else if (text.StartsWith("business-", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan("business-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var nth)
            && nth is >= 1 and <= MaxBusinessDays)
            days = NthBusiness(nth);
        else
            return false;
        return true;
    }

    /// <summary>For people: "every day", "on business days", "on business day 2 of the month".</summary>
    public string InWords =>
        !_business ? "every day" : _nth == 0 ? "on business days"
            : string.Create(CultureInfo.InvariantCulture, $"on business day {_nth} of the month");

    public override string ToString() =>
        !_business ? "all" : _nth == 0 ? "business" : string.Create(CultureInfo.InvariantCulture, $"business-{_nth}");
}
