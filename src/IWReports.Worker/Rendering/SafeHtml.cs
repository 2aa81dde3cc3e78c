namespace IWReports.Worker.Rendering;

/// <summary>Text that is HTML already. Only what the program itself writes is one: everything else is escaped where it is printed.</summary>
internal sealed record SafeHtml(string Html);
