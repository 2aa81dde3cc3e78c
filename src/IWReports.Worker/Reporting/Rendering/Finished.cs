namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Text that is as it should be printed, since the program itself wrote it; everything else is escaped.</summary>
internal sealed record Finished(string Text);
