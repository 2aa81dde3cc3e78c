using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Data;

/// <summary>
/// What a person holds to be a cause of a month's service, as entered, by whom and when. It has no share; the driver is the one that the
/// words speak of, null where they speak of none that is measured.
/// </summary>
public sealed record ReportedCause(ReportPeriod Period, string Text, Driver? Driver, string By, DateOnly On);
