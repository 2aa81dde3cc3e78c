namespace IWReports.Core.Language;

/// <summary>
/// A measured value as written, whether late facts may still change it, and whether a sent report said another one. The marks stand apart:
/// a value that has matured unchanged says nothing new.
/// </summary>
public sealed record WrittenValue(string Text, bool Provisional = false, bool Restated = false);
