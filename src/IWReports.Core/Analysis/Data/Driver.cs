using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Data;

/// <summary>What service in an interval depends on, and a shortfall is shared out among.</summary>
public enum Driver { Volume, HandlingTime, Schedule, Absence, Newcomers }
