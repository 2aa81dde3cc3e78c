using System.Text.Json;
using System.Text.Json.Serialization;

namespace IWReports.Worker.Delivery.Email;

/// <summary>A token to sign in with, kept until shortly before it ends.</summary>
internal sealed class AccessToken(EmailOptions options, TimeProvider time) : IDisposable
{
    // It must last until the server has looked at it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    // What a server says that does not tell how long its token lasts.
    private const double ShortLife = 300;

    private const double MaxLife = 24 * 3600;

    // Redirects are not followed: the secret would go along to wherever they lead.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = options.CommandTimeout,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private string? _kept;
    private DateTimeOffset _until;

    public async Task<string> GetAsync()
    {
        if (_kept is not null && time.GetUtcNow() < _until)
            return _kept;
        var asked = time.GetUtcNow();
        var issued = await AskAsync(options.OAuth ?? throw new InvalidOperationException("Delivery:Email:OAuth is not set."));
        (_kept, _until) = (issued.AccessToken!,
            asked + TimeSpan.FromSeconds(Math.Clamp(issued.ExpiresIn ?? ShortLife, 0, MaxLife)) - Margin);
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
        try
        {
            using var response = await _http.PostAsync(oauth.TokenUrl, content);
            if (!response.IsSuccessStatusCode)
                throw new HttpRequestException($"it answered {(int)response.StatusCode} and issued no token");
            return JsonSerializer.Deserialize<Issued>(await response.Content.ReadAsByteArrayAsync()) is { AccessToken.Length: > 0 } issued
                ? issued
                : throw new HttpRequestException("it answered without an access_token");
        }
        catch (JsonException)
        {
            throw new SmtpUnfitException("Delivery:Email:OAuth:TokenUrl: what it answered is no token in JSON");
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            throw new SmtpUnfitException(
                $"Delivery:Email:OAuth:TokenUrl: {(broken is HttpRequestException ? broken.Message : "it did not answer in time")}");
        }
    }

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? ExpiresIn);
}
