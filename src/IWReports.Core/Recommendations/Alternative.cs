using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>Another way to the same end, and what follows from it.</summary>
public sealed record Alternative(Sentence Action, Sentence Follows);
