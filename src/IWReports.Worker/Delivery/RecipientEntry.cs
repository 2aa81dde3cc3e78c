using IWReports.Worker.Company;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;

namespace IWReports.Worker.Delivery;

/// <summary>A recipient as somebody asks for one, on a page or on the command line.</summary>
internal sealed record RecipientEntry(string Name, string Address, RecipientRole Role, string? Team = null)
{
    public const int LongestName = 100;

    /// <summary>Whether both know that they read one mailbox: each then gets a mail.</summary>
    public bool Shared { get; init; }

    /// <summary>Who stands in while they are away, by name; null leaves it to the roster.</summary>
    public string? Deputy { get; init; }

    /// <summary>The same without blanks around it. Errors: what no recipient can be, with the field.</summary>
    public RecipientEntry Checked(CompanyOptions company)
    {
        var entry = this with { Name = Name.Trim(), Address = Address.Trim() };
        if (entry.Name.Length is 0 or > LongestName || entry.Name.Any(char.IsControl))
            throw Wrong("name", $"A recipient's name has 1 to {LongestName} characters, none of them control characters.");
        if (!Mailbox.TryParse("", entry.Address, out _, out var wrong))
            throw Wrong("address", wrong);
        if (Role is RecipientRole.Supervisor && string.IsNullOrWhiteSpace(Team))
            throw Wrong("team", "A supervisor needs a team: the digest is about one.");
        if (company.WrongTeam(Team) is { } noTeam)
            throw Wrong("team", noTeam);
        if (Deputy is not null && (Role is not RecipientRole.Supervisor || Deputy == entry.Name))
            throw Wrong("deputy", "Only a supervisor has a deputy, and it is somebody else.");
        return entry;
    }

    /// <summary>An error at a field.</summary>
    public static InputException Wrong(string field, string message) => new(message) { Field = field };
}
