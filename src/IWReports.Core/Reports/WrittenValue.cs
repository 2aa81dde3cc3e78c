namespace IWReports.Core.Reports;

/// <summary>A measured value as written, and whether late facts may still change it. The mark stands apart: a value that has matured unchanged says nothing new.</summary>
public sealed record WrittenValue(string Text, bool Provisional = false);
