namespace IWReports.Worker.Reporting.Editions;

/// <summary>Whether an edition has all its parts; a partial one says in itself what is missing.</summary>
internal enum EditionState { Complete, Partial }

/// <summary>A report frozen: which one, for what period and scope, which revision, and the parts that were rendered.</summary>
internal sealed record Edition(long Id, string Report, string Period, string Scope, int Revision, EditionState State, string Subject)
{
    /// <summary>
    /// Names of the parts in edition_part: body.html, body.txt, report.pdf, report.xlsx, and {chart}.svg and {chart}.png per chart.
    /// </summary>
    public const string Html = "body.html", Text = "body.txt", Pdf = "report.pdf", Workbook = "report.xlsx";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
