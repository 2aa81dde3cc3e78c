using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace IWReports.Worker.Delivery.Email;

/// <summary>A token to sign in with, kept until shortly before it ends.</summary>
internal sealed class AccessToken(EmailOptions options, TimeProvider time) : IDisposable
{
    // It must last until the server has looked at it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new() { Timeout = options.CommandTimeout };
    private string? _kept;
    private DateTimeOffset _until;

    public async Task<string> GetAsync()
    {
        if (_kept is not null && time.GetUtcNow() < _until)
            return _kept;
        var asked = time.GetUtcNow();
        var issued = await AskAsync(options.OAuth ?? throw new InvalidOperationException("Delivery:Email:OAuth is not set."));
        (_kept, _until) = (issued.AccessToken!, asked + TimeSpan.FromSeconds(issued.ExpiresIn) - Margin);
        return _kept;
    }

    /// <summary>Forgets a token that was refused.</summary>
    public void Forget() => _kept = null;

    public void Dispose() => _http.Dispose();

    private async Task<Issued> AskAsync(OAuthOptions oauth)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = oauth.ClientId,
            ["client_secret"] = oauth.ClientSecret,
        };
        if (oauth.Scope.Length > 0)
            form["scope"] = oauth.Scope;
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(oauth.TokenUrl, content);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"Delivery:Email:OAuth:TokenUrl answered {(int)response.StatusCode} and issued no token");
        return await response.Content.ReadFromJsonAsync<Issued>() is { AccessToken.Length: > 0 } issued ? issued
            : throw new HttpRequestException("Delivery:Email:OAuth:TokenUrl answered without an access_token");
    }

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
