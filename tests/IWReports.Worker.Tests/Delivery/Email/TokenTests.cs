using System.Text;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>Signing in with a token that a real endpoint issues.</summary>
[Trait("Req", "R12")]
public sealed class TokenTests : IAsyncLifetime, IDisposable
{
    private readonly TestCertificate _certificate = new("localhost");
    private readonly List<string> _asked = [];
    private WebApplication? _endpoint;
    private int _expiresIn = 3600;
    private int _status = 200;

    // What the endpoint answers in place of a token, or where it leads.
    private string? _answer;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _endpoint = builder.Build();
        _endpoint.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            _asked.Add(string.Join('&', form.Select(field => $"{field.Key}={field.Value}")));
            if (_answer is { } answer)
                return _status is >= 300 and < 400 ? Results.Redirect(answer, preserveMethod: true) : Results.Text(answer, "text/html");
            return _status == 200 ? Results.Json(
                new { access_token = $"token-{_asked.Count}", expires_in = _expiresIn, token_type = "Bearer" })
                : Results.StatusCode(_status);
        });
        await _endpoint.StartAsync();
    }

    public Task DisposeAsync() => _endpoint!.DisposeAsync().AsTask();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Signs_in_with_a_token_and_keeps_it_for_the_next_connection()
    {
        await using var server = Server(new Fault(Fault.Accepted, Ending: Ending.Close));
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(client)).Kind);
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(client)).Kind);

        Assert.Equal(2, server.Connections);
        Assert.Equal([Said("token-1"), Said("token-1")], server.Heard.Where(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
        Assert.Equal("grant_type=client_credentials&client_id=reports&client_secret=s3cret&scope=https://mail.example/.default",
            Assert.Single(_asked));
    }

    [Theory]
    [InlineData("535 5.7.3 expired")]
    // As some servers refuse: with a reason that wants an answer before the refusal comes.
    [InlineData("334 eyJzdGF0dXMiOiI0MDEifQ==")]
    public async Task A_refused_token_is_replaced_once(string refusal)
    {
        await using var server = Server(new Fault(Fault.Auth, refusal));
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(client)).Kind);
        Assert.Equal([Said("token-1"), Said("token-2")], server.Heard.Where(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_user_who_is_refused_with_a_new_token_too_is_temporary()
    {
        await using var server = Server(new(Fault.Auth, "535 5.7.3 no"), new(Fault.Auth, "535 5.7.3 no such user"),
            new(Fault.Auth, "535 5.7.3 no"));
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Equal(new(SendResultKind.Transient, SmtpStage.Auth, 535, "535 5.7.3 no such user"), await SendAsync(client));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_not_used_again()
    {
        _expiresIn = 60;
        await using var server = Server(new Fault(Fault.Accepted, Ending: Ending.Close));
        using var token = Token(server);
        await using var client = Client(server, token);
        await SendAsync(client);
        await SendAsync(client);
        Assert.Equal([Said("token-1"), Said("token-2")], server.Heard.Where(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_endpoint_that_issues_none_is_temporary_and_named()
    {
        _status = 401;
        await using var server = Server();
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Equal(new(SendResultKind.Transient, SmtpStage.Auth, null,
            "Delivery:Email:OAuth:TokenUrl: it answered 401 and issued no token"), await SendAsync(client));
    }

    [Theory]
    [InlineData("<html>We are back soon</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"access_token\":7}")]
    public async Task An_endpoint_that_answers_no_token_is_temporary_and_sends_nothing(string answer)
    {
        _answer = answer;
        await using var server = Server();
        using var token = Token(server);
        await using var client = Client(server, token);
        var result = await SendAsync(client);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Auth), (result.Kind, result.Stage));
        Assert.StartsWith("Delivery:Email:OAuth:TokenUrl: ", result.Text, StringComparison.Ordinal);
        _answer = null;
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(client)).Kind);
    }

    [Theory]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":3599.5}")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":\"3600\"}")]
    [InlineData("{\"access_token\":\"a\",\"expires_in\":null}")]
    [InlineData("{\"access_token\":\"a\"}")]
    public async Task How_long_a_token_lasts_may_be_written_in_any_way_or_left_out(string answer)
    {
        _answer = answer;
        await using var server = Server();
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Equal(SendResultKind.Accepted, (await SendAsync(client)).Kind);
    }

    [Fact]
    public async Task The_secret_follows_no_redirect()
    {
        (_status, _answer) = (307, "/token");
        await using var server = Server();
        using var token = Token(server);
        await using var client = Client(server, token);
        Assert.Contains("it answered 307", (await SendAsync(client)).Text, StringComparison.Ordinal);
        Assert.Single(_asked);
    }

    private static string Said(string token) =>
        $"AUTH XOAUTH2 {Convert.ToBase64String(Encoding.UTF8.GetBytes($"user=iw\u0001auth=Bearer {token}\u0001\u0001"))}";

    private ScriptedSmtpServer Server(params Fault[] script) =>
        new(script) { Offers = ["STARTTLS"], OffersUnderTls = ["AUTH XOAUTH2 PLAIN"], Certificate = _certificate.Certificate };

    private AccessToken Token(ScriptedSmtpServer server) => new(Relay(server), TimeProvider.System);

    private SubmissionClient Client(ScriptedSmtpServer server, AccessToken token) => new(Relay(server), new(Relay(server), token));

    private static Task<SmtpResult> SendAsync(SubmissionClient client) =>
        client.SendAsync(Some.Sender, "ann@board.example", Some.Message().ToBytes());

    private EmailOptions Relay(ScriptedSmtpServer server) => new()
    {
        Host = "localhost",
        Port = server.Port,
        User = "iw",
        CertificateAuthority = _certificate.AuthorityFile,
        OAuth = new() { TokenUrl = new($"{_endpoint!.Urls.Single()}/token"), ClientId = "reports", ClientSecret = "s3cret",
            Scope = "https://mail.example/.default" },
    };
}
