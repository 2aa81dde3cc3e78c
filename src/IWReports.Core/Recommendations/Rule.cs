using IWReports.Core.Analysis;

namespace IWReports.Core.Recommendations;

/// <summary>When a rule speaks: when its finding is there, always for public relations, or to fill up when little needs mending.</summary>
public enum RuleKind { Mend, PublicRelations, Maintain }

/// <summary>From a month's findings to an action; null when there is nothing to act on.</summary>
public sealed record Rule(string Id, RuleKind Kind, Func<MonthlyAnalysis, Recommendation?> Of);
