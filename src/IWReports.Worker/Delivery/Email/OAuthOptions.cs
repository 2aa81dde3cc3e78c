namespace IWReports.Worker.Delivery.Email;

/// <summary>Where a token to sign in with comes from, by the client-credentials grant of RFC 6749, 4.4 (Delivery:Email:OAuth).</summary>
internal sealed class OAuthOptions
{
    public Uri? TokenUrl { get; init; }

    public string ClientId { get; init; } = "";

    /// <summary>Belongs into a secret store, not into the settings file.</summary>
    public string ClientSecret { get; init; } = "";

    public string Scope { get; init; } = "";

    /// <summary>What is missing or unsafe, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (TokenUrl is null)
            yield return "Delivery:Email:OAuth:TokenUrl is missing.";
        else if (!TokenUrl.IsAbsoluteUri
            || (TokenUrl.Scheme != Uri.UriSchemeHttps && !(TokenUrl.Scheme == Uri.UriSchemeHttp && TokenUrl.IsLoopback)))
            yield return $"Delivery:Email:OAuth:TokenUrl is {TokenUrl}; it must begin with https://.";
        if (ClientId.Length == 0)
            yield return "Delivery:Email:OAuth:ClientId is missing.";
        if (ClientSecret.Length == 0)
            yield return "Delivery:Email:OAuth:ClientSecret is missing.";
    }
}
