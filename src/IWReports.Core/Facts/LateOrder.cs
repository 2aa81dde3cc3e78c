namespace IWReports.Core.Facts;

/// <summary>An order not delivered by the day it was due, which is the promised day where one is on record.</summary>
public sealed record LateOrder(string? Customer, bool KeyAccount, DateOnly PromisedOn, int BusinessDaysLate, decimal? Value);
