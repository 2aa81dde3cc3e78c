namespace IWReports.Worker.Company;

/// <summary>What a recipient is to the company; decides which reports and which scope they get.</summary>
internal enum RecipientRole { Board, Manager, Supervisor, Deputy }

/// <summary>Someone who gets reports. The address is as it was typed: it may turn out to be none.</summary>
internal sealed record Recipient(int Id, string Name, string Address, RecipientRole Role, string? Team)
{
    /// <summary>Reads a mailbox that another recipient reads too, and both know it: it gets a mail for each.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether they get reports; those who no longer do are kept, since deliveries name them.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Who stands in while they are away, by name; null leaves it to the roster.</summary>
    public string? Deputy { get; init; }
}
