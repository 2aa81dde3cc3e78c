using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A company's sign-in: an OpenID Connect provider with one person, who is always there, and a key of its own.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "iwreports", Secret = "a secret of the test";

    private readonly WebApplication _server;
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    private TestProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Url, ["authorization_endpoint"] = $"{Url}/authorize", ["token_endpoint"] = $"{Url}/token",
            ["jwks_uri"] = $"{Url}/keys", ["end_session_endpoint"] = $"{Url}/end",
        }));
        _server.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        _server.MapGet("/authorize", Authorize);
        _server.MapPost("/token", TokenAsync);
        _server.MapGet("/end", (HttpRequest request) =>
        {
            SignedOut++;
            Assert.Equal(Client, request.Query["client_id"]);
            return Results.Redirect($"{request.Query["post_logout_redirect_uri"]}?state={Uri.EscapeDataString(request.Query["state"]!)}");
        });
    }

    public string Url => _server.Urls.Single();

    /// <summary>What the provider says of the person.</summary>
    public Dictionary<string, object> Claims { get; } = [];

    /// <summary>Another key than the one it shows: a token that somebody made up.</summary>
    public RSA? Forger { get; set; }

    public int SignedOut { get; private set; }

    public static async Task<TestProvider> StartAsync()
    {
        var provider = new TestProvider();
        await provider._server.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        Assert.Equal((Client, "code", "S256"), ($"{query["client_id"]}", $"{query["response_type"]}", $"{query["code_challenge_method"]}"));
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"]!, query["code_challenge"]!);
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)));
        if (form["client_secret"] != Secret || !_codes.Remove(form["code"]!, out var asked) || asked.Challenge != verifier)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Url,
            Audience = Client,
            Claims = new Dictionary<string, object>(Claims) { ["sub"] = "1", ["nonce"] = asked.Nonce },
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = new(new RsaSecurityKey(Forger ?? _key) { KeyId = "the key" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private object PublicKey()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "the key", n = Base64UrlEncoder.Encode(key.Modulus!),
            e = Base64UrlEncoder.Encode(key.Exponent!) };
    }
}
