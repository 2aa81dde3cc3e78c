namespace IWReports.Worker.Reporting.Editions;

/// <summary>Whether an edition has all its parts; a partial one says in itself what is missing.</summary>
internal enum EditionState { Complete, Partial }

/// <summary>A report frozen: which one, for what period and scope, and which revision. Its model and parts are apart.</summary>
internal sealed record Edition
{
    /// <summary>
    /// Names of the parts in edition_part: body.html, body.txt, report.pdf, report.xlsx, and {chart}.svg and {chart}.png per chart.
    /// </summary>
    public const string Html = "body.html", Text = "body.txt", Pdf = "report.pdf", Workbook = "report.xlsx";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The columns it is read from.</summary>
    public const string Columns =
        "id, report, period, scope, revision, state, subject, template_version, definitions_version, data_to, created_at";

    public long Id { get; init; }

    public required string Report { get; init; }

    public required string Period { get; init; }

    public required string Scope { get; init; }

    public int Revision { get; init; }

    public EditionState State { get; init; }

    public required string Subject { get; init; }

    public required string TemplateVersion { get; init; }

    public required string DefinitionsVersion { get; init; }

    /// <summary>Where a source was late: how far the data goes.</summary>
    public DateTimeOffset? DataTo { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
