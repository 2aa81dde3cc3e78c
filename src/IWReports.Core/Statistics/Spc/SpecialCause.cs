namespace IWReports.Core.Statistics.Spc;

/// <summary>Why a point is not common cause; a point carries the first rule that holds, in this order.</summary>
public enum SpecialCause { None, OutsideLimits, Trend, TwoInThree, OneSide }

/// <summary>Which way a good change goes.</summary>
public enum ImprovementDirection { Up, Down, None }

/// <summary>
/// What a point or a whole chart says: a change for better or worse, a change without a good side, or none; high and low name the side
/// that triggered.
/// </summary>
public enum Variation { Common, ImprovementHigh, ImprovementLow, ConcernHigh, ConcernLow, NeutralHigh, NeutralLow }

/// <summary>Whether the process as it runs will meet its target.</summary>
public enum Assurance { Pass, Fail, HitAndMiss }
