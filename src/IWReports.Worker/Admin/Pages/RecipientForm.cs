using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;

namespace IWReports.Worker.Admin.Pages;

/// <summary>A recipient as somebody typed it.</summary>
internal sealed class RecipientForm
{
    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Role { get; set; }

    public string? Team { get; set; }

    public string? Deputy { get; set; }

    public bool Shared { get; set; }

    public static RecipientForm Of(Recipient recipient) => new()
    {
        Name = recipient.Name,
        Address = recipient.Address,
        Role = recipient.Role.Word(),
        Team = recipient.Team,
        Deputy = recipient.Deputy,
        Shared = recipient.Shared,
    };

    /// <summary>What is asked for; team and deputy of a role that has none are left out. Errors: a role that is none.</summary>
    public RecipientEntry Entry()
    {
        var role = EnumWords.Find<RecipientRole>(Role) ?? throw RecipientEntry.Wrong("role", "Choose one of the roles in the list.");
        return new(Name ?? "", Address ?? "", role,
            role is RecipientRole.Supervisor or RecipientRole.Deputy && !string.IsNullOrWhiteSpace(Team) ? Team : null)
        {
            Deputy = role is RecipientRole.Supervisor && !string.IsNullOrWhiteSpace(Deputy) ? Deputy : null,
            Shared = Shared,
        };
    }
}

/// <summary>The fields of a recipient, what they offer, and what was wrong with one; the id tells a page's forms apart.</summary>
internal sealed record RecipientFields(
    string Id, RecipientForm Form, IEnumerable<string> Teams, IEnumerable<string> Deputies, InputException? Wrong)
{
    /// <summary>What was wrong with a field's value.</summary>
    public string? Said(string field) => Wrong?.Field == field ? Wrong.Message : null;
}
