using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace IWReports.Worker.Ingestion.Sources.Http;

/// <summary>Asks a REST API for JSON: waits when told to, tries again what may pass, and says clearly what does not.</summary>
internal sealed class RestClient : IDisposable
{
    private const int Attempts = 5;

    // No page of orders comes near; a server that sends more sends something else.
    private const int LargestAnswer = 64 * 1024 * 1024;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly RestAccess _access;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;

    public RestClient(RestAccess access, TimeProvider time)
    {
        (_access, _time) = (access, time);
        // Redirects are not followed: the keys would go along to wherever they lead.
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false,
        })
        {
            Timeout = access.Timeout,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Add(access.Header.Name, access.Header.Value);
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("User-Agent", "IWReports");
        // The time-out is the client's, so it holds for each attempt.
        _retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Attempts - 1,
                ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome) && !(Asked(attempt.Outcome.Result) > LongestWait)),
                DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(
                    Asked(attempt.Outcome.Result) ?? FirstWait * Math.Pow(4, attempt.AttemptNumber)),
            })
            .Build();
    }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>The answer below the API's address. Fails with a <see cref="RestException"/> that names the setting to look at.</summary>
    public async Task<RestAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        var address = new Uri($"{_access.Url.TrimEnd('/')}/{path}");
        RestAnswer? answer = null;
        try
        {
            using var last = await _retries.ExecuteAsync(async token =>
            {
                var response = await _http.GetAsync(address, token);
                answer = response.IsSuccessStatusCode ? Read(await response.Content.ReadAsByteArrayAsync(token), response) : null;
                return response;
            }, cancellationToken);
            return answer ?? throw Refused(last);
        }
        catch (Exception broken) when (MayPass(Outcome.FromException<HttpResponseMessage>(broken)))
        {
            throw GivenUp(broken switch
            {
                JsonException => $"half an answer: {broken.Message}",
                InvalidDataException => $"half an answer: what {address.Host} packed cannot be unpacked ({broken.Message})",
                TaskCanceledException => string.Create(
                    CultureInfo.InvariantCulture, $"{address.Host} did not answer within {_access.Timeout:g}"),
                _ => $"{address.Host} cannot be reached ({broken.InnerException?.Message ?? broken.Message})",
            });
        }
    }

    public Task PauseAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, _time, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static bool MayPass(Outcome<HttpResponseMessage> attempt) => HttpClientResiliencePredicates.IsTransient(attempt)
        || (int?)attempt.Result?.StatusCode is 425
        || attempt.Exception is InvalidDataException or JsonException or TaskCanceledException { InnerException: TimeoutException };

    private RestAnswer Read(byte[] body, HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        var start = body.AsSpan().TrimStart("\uFEFF"u8).TrimStart(" \r\n\t"u8);
        if (start.IsEmpty || start[0] is not ((byte)'[' or (byte)'{'))
            throw Failed(
                $"it answers {type}, which is no JSON; it begins {Begins(start)}. Check that {_access.Setting}:Url is the shop's own "
                    + $"address and that its REST API is switched on");
        try
        {
            using var document = JsonDocument.Parse(start.ToArray());
            return new(document.RootElement.Clone(), response.Headers);
        }
        catch (JsonException broken)
        {
            throw new JsonException(
                $"the JSON ({type}, {body.Length} bytes) breaks off or is wrong at line {broken.LineNumber + 1}", broken);
        }
    }

    private RestException Refused(HttpResponseMessage response)
    {
        var (code, reason) = ((int)response.StatusCode, $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd());
        return code switch
        {
            401 or 403 => Failed(
                $"it answers {reason}: the shop does not accept {_access.Credentials}. Give a key that may read orders",
                response.StatusCode),
            >= 300 and < 400 => Failed(
                $"it answers {reason}{LeadsTo(response)}. Write the shop's final address in {_access.Setting}:Url", response.StatusCode),
            404 => Failed($"it answers {reason}: there is no such API below {_access.Setting}:Url", response.StatusCode),
            _ when MayPass(Outcome.FromResult(response)) => GivenUp($"it answers {reason}", Asked(response)),
            _ => Failed($"it answers {reason}", response.StatusCode),
        };
    }

    private static string LeadsTo(HttpResponseMessage response) =>
        response.Headers.Location is { } location && response.RequestMessage?.RequestUri is { } asked
            ? $" and leads to {new Uri(asked, location).GetLeftPart(UriPartial.Authority)}"
            : "";

    // Seconds, or a date by the server's own clock.
    private TimeSpan? Asked(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date - (response.Headers.Date ?? Now) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private RestException GivenUp(string trouble, TimeSpan? asked = null) =>
        Failed($"{trouble}, {(asked > LongestWait ? string.Create(
            CultureInfo.InvariantCulture, $"and it asks to wait {asked:g}") : $"{Attempts} times in a row")}. "
            + $"The next pull goes on from here");

    private static string Begins(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "nowhere: it is empty";
        var start = System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 40)]);
        return $"\"{ContactDetails.Mask(start).ReplaceLineEndings(" ")}\"";
    }

    private RestException Failed(string what, HttpStatusCode? status = null) => new($"{_access.Setting}: {what}.", status);
}

/// <summary>Whom to ask and with what key; the setting's name and its keys' names stand in messages, the keys never.</summary>
internal sealed record RestAccess(string Setting, string Url, (string Name, string Value) Header, string Credentials, TimeSpan Timeout);

/// <summary>What the API answered.</summary>
internal sealed record RestAnswer(JsonElement Body, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.First() : null;
}

/// <summary>The API cannot be used now; the message says which, why, and what to do.</summary>
internal sealed class RestException(string message, HttpStatusCode? status) : IOException(message)
{
    /// <summary>The status that it refused with; null where it could not be asked.</summary>
    public HttpStatusCode? Status => status;
}
