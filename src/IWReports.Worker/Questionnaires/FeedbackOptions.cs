using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Questionnaires;

/// <summary>The public questionnaire: off until it has an address to listen at (Feedback).</summary>
internal sealed class FeedbackOptions : IValidatableObject
{
    /// <summary>Where it listens, such as http://127.0.0.1:8090; unset, there is none.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where customers reach it, such as https://feedback.example.com; the listening address when unset.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>A proxy in front does TLS: other addresses than this machine's own may then be listened at.</summary>
    public bool BehindTlsProxy { get; init; }

    public Uri? Links => PublicUrl ?? Url;

    /// <summary>Who is reached by https and listens by http has a proxy between.</summary>
    public bool IsBehindProxy => BehindTlsProxy || PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not (null or { IsAbsoluteUri: true, Scheme: "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            yield return new("write it as http://127.0.0.1:8090; TLS is done by a proxy in front.", [nameof(Url)]);
        else if (Url is { IsLoopback: false } && !BehindTlsProxy)
            yield return new($"{Url} can be reached from other machines in the clear. Let a proxy do TLS, and set Feedback:BehindTlsProxy.",
                [nameof(Url)]);
        if (PublicUrl is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            yield return new("write it as https://feedback.example.com, without a path.", [nameof(PublicUrl)]);
    }
}
