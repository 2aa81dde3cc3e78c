using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>An order not delivered by its promised day.</summary>
public sealed record LateOrder(string? Customer, bool KeyAccount, DateOnly PromisedOn, int BusinessDaysLate, decimal? Value);
