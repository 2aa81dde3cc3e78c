using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Admin;

/// <summary>How the dashboard is reached and where it keeps its keys.</summary>
internal sealed class AdminOptions : IValidatableObject
{
    /// <summary>Where people reach the dashboard, such as https://reports.example.com; other hosts are then refused.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where the keys lie that sign the cookies; readable by the program's own user only.</summary>
    public string KeysFolder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        "iwreports", "keys");

    /// <summary>Where uploaded files lie until they are imported; readable by the program's own user only.</summary>
    public string UploadsFolder { get; init; } = Path.Combine(Path.GetTempPath(), $"iwreports-uploads-{Environment.UserName}");

    /// <summary>
    /// A proxy in front does TLS: plain http may then be bound to other addresses than this machine's own, and cookies travel over https
    /// only.
    /// </summary>
    public bool BehindTlsProxy { get; init; }

    public SingleSignOnOptions? SingleSignOn { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            yield return new("write it as https://reports.example.com, without a path.", [nameof(PublicUrl)]);
        foreach (var wrong in SingleSignOn?.Validate(PublicUrl) ?? [])
            yield return wrong;
    }
}
