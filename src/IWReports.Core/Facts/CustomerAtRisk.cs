namespace IWReports.Core.Facts;

/// <summary>
/// A business customer who may leave: an open complaint or late order with a deadline, a legal threat or talk of leaving.
/// <paramref name="Reference"/> is the case, never a person.
/// </summary>
public sealed record CustomerAtRisk(string Customer, string Reference, string What, DateOnly Since, DateOnly? Deadline, bool LegalThreat,
    decimal? Value);
