namespace IWReports.Worker.Database;

/// <summary>A person who gets reports.</summary>
internal sealed class RecipientRow
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    public required string Role { get; set; }

    public string? Team { get; set; }

    public bool Active { get; set; } = true;
}
