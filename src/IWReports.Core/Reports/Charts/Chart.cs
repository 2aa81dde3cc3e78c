namespace IWReports.Core.Reports.Charts;

/// <summary>A picture's content, finished: numbers are computed and classified here, drawing adds nothing. The alternative text says what it shows.</summary>
public abstract record Chart(string Id, string Title, string AlternativeText);
