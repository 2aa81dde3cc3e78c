namespace IWReports.Core.Analysis.Data;

/// <summary>What service in an interval depends on, and a shortfall is attributed to.</summary>
public enum Driver { Volume, HandlingTime, Schedule, Absence, Newcomers }
