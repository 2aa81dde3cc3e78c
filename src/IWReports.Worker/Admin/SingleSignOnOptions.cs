using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Admin;

/// <summary>The company's own sign-in by OpenID Connect: off until its address is set.</summary>
internal sealed class SingleSignOnOptions
{
    /// <summary>The provider's address, below which its configuration is found.</summary>
    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>Claims that hold a person's name, what decides on their role, and a supervisor's team.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    public string RoleClaim { get; init; } = "roles";

    public string TeamClaim { get; init; } = "team";

    /// <summary>Which role of ours each value of the role claim gives; of several, the one that may most.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(Uri? publicUrl)
    {
        if (Authority is null)
            yield break;
        // Over plain http anybody on the way could say who is who.
        if (Authority is not ({ IsAbsoluteUri: true, Scheme: "https" } or { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true }))
            yield return Wrong(nameof(Authority), "write the provider's address, https.");
        if (ClientId.Length == 0)
            yield return Wrong(nameof(ClientId), "write the name by which the provider knows IWReports.");
        if (Roles.Count == 0)
            yield return Wrong(nameof(Roles), $"say what each value of the claim \"{RoleClaim}\" gives: "
                + $"Admin__SingleSignOn__Roles__VALUE={Admin.Roles.Viewer}.");
        foreach (var (value, role) in Roles.Where(role => !Admin.Roles.All.Contains(role.Value)))
            yield return Wrong($"{nameof(Roles)}:{value}", $"\"{role}\" is not a role. Use one of {string.Join(", ", Admin.Roles.All)}.");
        if (publicUrl is null)
            yield return new("is needed for single sign-on: the provider leads people back to it.", [nameof(AdminOptions.PublicUrl)]);
    }

    private static ValidationResult Wrong(string setting, string message) =>
        new(message, [$"{nameof(AdminOptions.SingleSignOn)}:{setting}"]);
}
