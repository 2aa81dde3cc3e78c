namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// What one customer wrote or complained about, on a business day: the category it was filed under, if any, and the words.
/// </summary>
public sealed record Remark(DateOnly Day, string? Category, string? Words);
