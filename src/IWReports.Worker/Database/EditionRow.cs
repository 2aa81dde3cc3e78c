namespace IWReports.Worker.Database;

/// <summary>A frozen report as people browse it, without its model and parts.</summary>
internal sealed class EditionRow
{
    public long Id { get; init; }

    public required string Report { get; init; }

    public required string Period { get; init; }

    public required string Scope { get; init; }

    public int Revision { get; init; }

    public required string State { get; init; }

    public required string Subject { get; init; }

    public required string TemplateVersion { get; init; }

    public required string DefinitionsVersion { get; init; }

    public DateTimeOffset? DataTo { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
