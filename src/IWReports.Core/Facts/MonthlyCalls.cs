namespace IWReports.Core.Facts;

/// <summary>
/// Calls of one month beside last year's: a whole number where it was counted, a fraction where it was implied by a rounded change.
/// <paramref name="StatedChange"/> is the change as the source gave it.
/// </summary>
public sealed record MonthlyCalls(DateOnly Month, decimal Calls, decimal? LastYear, decimal? StatedChange, bool CountOnly);
