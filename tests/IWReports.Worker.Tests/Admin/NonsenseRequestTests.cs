using System.Collections.Concurrent;
using System.Net;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Requests of nonsense, to every route.</summary>
public sealed class NonsenseRequestTests(TestDatabase database) : Routes(database)
{
    private static readonly string[] Nonsense =
    [
        "", "0", "1", "-1", "99999999999999999999", "1e9", "NaN", "true", "null", "[]", "2025-11", "2025-W48", "2025-02-30", "0001-01-01",
        "9999-12-31", "nightly", "preview", "viewer", "Customer+service", "vera", "%00", "%FF", "%ED%A0%80", "%C0%80", "%", "%25%25",
        "%5C", "%0D%0ASet-Cookie:x", "'%3B+drop+table+audit%3B--", "%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd", "%E2%80%AE",
        "%F0%9F%98%80", "%D9%A3", "%25_", new('a', 3000), new('9', 400),
    ];

    private static readonly string[] Fields =
    [
        "beyond", "report", "state", "edition", "id", "handler", "after", "before", "from", "to", "schedule", "period", "cron", "zone",
        "days", "reason", "verdict", "decision", "by", "name", "role", "team", "sure", "again", "who", "what", "scope", "month",
        "jobs%5B%5D", "officer", "kind", "source", "wrong", "text", "confirm", "sheet", "map", "col-at", "officers", "on", "stagger",
        "shorter", "fewer", "option", "q", "address", "deputy", "shared", "test", "back", "against", "target", "words", "mark", "answer",
        "replied", "count",
    ];

    [Fact]
    public async Task Ten_thousand_requests_of_nonsense_are_answered_without_an_error_of_ours()
    {
        const int Requests = 10_000, AtOnce = 8;
        await FactsAsync();
        using var anna = await SignedInAsync("anna");
        using var ours = await anna.FormAsync([]);
        var token = await ours.ReadAsStringAsync();
        // What would end the session, and make the rest a test of the sign-in page.
        var acts = Acts().Where(act => !act.StartsWith("POST /sign-out", StringComparison.Ordinal)).ToList();
        var failed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancellationToken) =>
            {
                using var request = Request(acts, token, new(number));
                using var answer = await anna.Client.SendAsync(request, cancellationToken);
                if (answer.StatusCode is >= HttpStatusCode.InternalServerError and not HttpStatusCode.BadGateway)
                    failed.Add($"{number}: {request.Method} {Cut(request.RequestUri!.PathAndQuery)} {(int)answer.StatusCode}");
            });
        Assert.Equal("", string.Join('\n', failed));
        using var after = await anna.Client.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    // Of each number the same, so that one that failed can be asked again.
    private HttpRequestMessage Request(List<string> acts, string token, Random random)
    {
        var (method, path) = acts[random.Next(acts.Count)].Split(' ') is [var verb, var pattern] ? (verb, pattern) : default;
        // Behind what is there lie more ways to fail than behind what is not.
        var target = Fill(path!, random.Next(2) == 0 ? null : () => Nonsense[random.Next(Nonsense.Length)]);
        target += (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Pairs(random);
        var request = new HttpRequestMessage(new(random.Next(20) == 0 ? "PUT" : method!),
            new Uri(Installation.Url + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (method == "POST")
            request.Content = new StringContent($"{token}&{Pairs(random)}", null, "application/x-www-form-urlencoded");
        return request;
    }

    private static string Cut(string target) => target[..Math.Min(target.Length, 200)];

    private static string Pairs(Random random) => string.Join('&', Enumerable.Range(0, random.Next(4))
        .Select(_ => $"{Fields[random.Next(Fields.Length)]}={Nonsense[random.Next(Nonsense.Length)]}"));
}
