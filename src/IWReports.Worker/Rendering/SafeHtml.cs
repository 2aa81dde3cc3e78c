namespace IWReports.Worker.Rendering;

/// <summary>Text that is HTML already, since the program itself wrote it; everything else is escaped.</summary>
internal sealed record SafeHtml(string Html);
