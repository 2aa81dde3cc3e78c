namespace IWReports.Worker.Ingestion;

/// <summary>What the rows of a source are, by the name under which Ingestion:Kinds bounds their days.</summary>
internal sealed record RowKind(string Name);
