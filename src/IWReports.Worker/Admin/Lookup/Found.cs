namespace IWReports.Worker.Admin.Lookup;

/// <summary>One thing that was found; without an address, all there is to see of it is here.</summary>
internal sealed record Found(string Title, string Detail, string? Address);

/// <summary>What was found of one kind.</summary>
internal sealed record FoundKind(string Heading, IReadOnlyList<Found> Found);
