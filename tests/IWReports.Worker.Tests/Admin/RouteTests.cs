using System.Net;
using System.Reflection;
using IWReports.Worker.Admin;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Every route of the running program, by what it answers to whom, and by what it answers to nonsense.</summary>
public sealed class RouteTests(TestDatabase database) : DashboardAt(database)
{
    // To a stranger, a viewer, a supervisor, a manager, an operator, an admin: to the sign-in, yes, no.
    private const string AllWhoSignedIn = "SYYYYY", Anybody = "YYYYYY", NotSupervisors = "SYNYYY", RingBack = "SNYYNY", Settle = "SNNYYY",
        Operate = "SNNNYY", Administer = "SNNNNY", RefusedToAll = "NNNNNN";

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /"] = AllWhoSignedIn,
        ["GET /jobs"] = AllWhoSignedIn,
        ["GET /runs"] = AllWhoSignedIn,
        ["GET /runs/{id:long}"] = AllWhoSignedIn,
        ["GET /analysis"] = NotSupervisors,
        ["GET /analysis/{month}"] = NotSupervisors,
        ["GET /audit"] = Administer,
        ["GET /callbacks"] = RingBack,
        ["POST /callbacks?handler=Done"] = RingBack,
        ["GET /definitions"] = AllWhoSignedIn,
        ["GET /deliveries"] = AllWhoSignedIn,
        ["POST /deliveries?handler=Settle"] = Settle,
        ["POST /deliveries?handler=Retry"] = Settle,
        ["GET /editions"] = AllWhoSignedIn,
        ["GET /editions/{id:long}"] = AllWhoSignedIn,
        ["GET /editions/{id:long}/{name}"] = AllWhoSignedIn,
        ["GET /error"] = Anybody,
        ["POST /error"] = Anybody,
        ["GET /hangfire/clock"] = NotSupervisors,
        ["POST /hangfire/recurring/trigger"] = Operate,
        ["POST /hangfire/recurring/remove"] = Operate,
        ["GET /hangfire/{**path}"] = NotSupervisors,
        ["POST /hangfire/{**path}"] = Operate,
        ["GET /health"] = AllWhoSignedIn,
        ["GET /health/live"] = Anybody,
        ["GET /health/ready"] = Anybody,
        ["GET /kpis"] = AllWhoSignedIn,
        ["GET /kpis/{id}"] = AllWhoSignedIn,
        ["GET /kpis/{id}?handler=Csv"] = AllWhoSignedIn,
        ["GET /kpis/{id}?handler=Workbook"] = AllWhoSignedIn,
        ["GET /kpis/{id}/calls"] = RingBack,
        ["GET /recommendations"] = NotSupervisors,
        ["POST /recommendations?handler=Decide"] = Settle,
        ["POST /recommendations?handler=Done"] = Settle,
        ["GET /schedules"] = AllWhoSignedIn,
        ["GET /schedules/runs"] = AllWhoSignedIn,
        ["GET /schedules/runs/{id:long}"] = AllWhoSignedIn,
        ["GET /schedules/runs/{id:long}?handler=Live"] = AllWhoSignedIn,
        ["POST /schedules/runs/{id:long}?handler=Cancel"] = Operate,
        ["GET /schedules/{id}"] = AllWhoSignedIn,
        ["POST /schedules/{id}?handler=Run"] = Operate,
        ["POST /schedules/{id}?handler=Backfill"] = Operate,
        ["POST /schedules/{id}?handler=Pause"] = Operate,
        ["POST /schedules/{id}?handler=Resume"] = Operate,
        ["GET /schedules/{id}/edit"] = Operate,
        ["POST /schedules/{id}/edit"] = Operate,
        ["GET /sign-in"] = Anybody,
        ["POST /sign-in"] = RefusedToAll,
        ["GET /sign-in/refused"] = RefusedToAll,
        ["GET /sign-out"] = AllWhoSignedIn,
        ["POST /sign-out"] = AllWhoSignedIn,
        ["POST /sign-out?handler=Everywhere"] = AllWhoSignedIn,
        ["GET /users"] = Administer,
        ["POST /users?handler=Add"] = Administer,
        ["POST /users?handler=Change"] = Administer,
        ["POST /users?handler=Password"] = Administer,
        ["POST /users?handler=End"] = Administer,
        ["POST /users?handler=Remove"] = Administer,
    };

    private static readonly string[] Nonsense =
    [
        "", "0", "1", "-1", "99999999999999999999", "1e9", "NaN", "true", "null", "[]", "2025-11", "2025-W48", "2025-02-30", "0001-01-01",
        "9999-12-31", "nightly", "preview", "viewer", "Customer+service", "vera", "%00", "%FF", "%ED%A0%80", "%C0%80", "%", "%25%25",
        "%5C", "%0D%0ASet-Cookie:x", "'%3B+drop+table+audit%3B--", "%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd", "%E2%80%AE",
        "%F0%9F%98%80", "%D9%A3", "%25_", new('a', 3000), new('9', 400),
    ];

    private static readonly string[] Fields =
    [
        "page", "report", "state", "edition", "id", "handler", "after", "before", "from", "to", "schedule", "period", "cron", "zone",
        "days", "reason", "verdict", "decision", "by", "name", "role", "team", "sure", "again", "who", "what", "month", "scope", "jobs%5B%5D",
    ];

    [Fact]
    public async Task Every_route_answers_each_role_as_it_should()
    {
        await Installation.Get<Users>().AddAsync("max", Roles.Manager, null, Password, "test", CancellationToken.None);
        await Installation.Get<Users>().AddAsync("olga", Roles.Operator, null, Password, "test", CancellationToken.None);
        var acts = Acts().ToList();
        var answers = acts.ToDictionary(act => act, _ => "");
        using var stranger = new Visitor(Installation.Url);
        foreach (var name in new[] { "", "vera", "john", "max", "olga", "anna" })
        {
            var visitor = name.Length == 0 ? stranger : await SignedInAsync(name);
            // Signing out comes last, each time by somebody who is signed in.
            foreach (var act in acts.OrderBy(act => act.StartsWith("POST /sign-", StringComparison.Ordinal)))
            {
                answers[act] += await AnswerAsync(visitor, act);
                if (name.Length > 0 && act.StartsWith("POST /sign-out", StringComparison.Ordinal))
                    await visitor.SignInAsync(name, Password);
            }
        }

        var expected = Expected.Select(one => $"{one.Key}: {one.Value}").ToList();
        var answered = answers.Select(one => $"{one.Key}: {one.Value}").ToList();
        Assert.Equal(string.Join('\n', expected.Except(answered).Order()), string.Join('\n', answered.Except(expected).Order()));
    }

    [Fact]
    public async Task A_thousand_requests_of_nonsense_are_answered_without_an_error_of_ours()
    {
        const int Requests = 1000, Seed = 16;
        var random = new Random(Seed);
        using var anna = await SignedInAsync("anna");
        using var ours = await anna.FormAsync([]);
        var token = await ours.ReadAsStringAsync();
        // What would end the session, and make the rest a test of the sign-in page.
        var acts = Acts().Where(act => !act.StartsWith("POST /sign-out", StringComparison.Ordinal)).ToList();
        var failed = new List<string>();
        for (var number = 0; number < Requests; number++)
        {
            var (method, path) = acts[random.Next(acts.Count)].Split(' ') is [var verb, var pattern] ? (verb, pattern) : default;
            var target = Fill(path!, () => Nonsense[random.Next(Nonsense.Length)]);
            target += (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Pairs(random);
            using var request = new HttpRequestMessage(new(random.Next(20) == 0 ? "PUT" : method!),
                new Uri(Installation.Url + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            if (method == "POST")
                request.Content = new StringContent($"{token}&{Pairs(random)}", null, "application/x-www-form-urlencoded");
            using var answer = await anna.Client.SendAsync(request);
            if (answer.StatusCode is >= HttpStatusCode.InternalServerError and not HttpStatusCode.BadGateway)
                failed.Add($"{number}: {request.Method} {target[..Math.Min(target.Length, 200)]} {(int)answer.StatusCode}");
        }

        Assert.Equal("", string.Join('\n', failed));
        using var after = await anna.Client.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static string Pairs(Random random) => string.Join('&', Enumerable.Range(0, random.Next(4))
        .Select(_ => $"{Fields[random.Next(Fields.Length)]}={Nonsense[random.Next(Nonsense.Length)]}"));

    private static async Task<char> AnswerAsync(Visitor visitor, string act)
    {
        var posts = act.StartsWith("POST", StringComparison.Ordinal);
        var path = Fill(act.Split(' ')[1], null).Replace("{path}", posts ? "jobs/actions/delete/1" : "recurring", StringComparison.Ordinal);
        using var form = posts
            ? await visitor.FormAsync((await visitor.Client.GetAsync("/health")).IsSuccessStatusCode ? "/health" : "/sign-in", []) : null;
        using var answer = form is null ? await visitor.Client.GetAsync(path) : await visitor.Client.PostAsync(path, form);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString
                .StartsWith("/sign-in?from=", StringComparison.Ordinal) => 'S',
            HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => 'N',
            HttpStatusCode.BadRequest when !posts => '!',
            < HttpStatusCode.InternalServerError => 'Y',
            _ => '!',
        };
    }

    /// <summary>What the program can be asked, as it says itself: every page with its handlers, and every other route.</summary>
    private IEnumerable<string> Acts() => Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? Handlers(page).Select(handler => $"{handler.Method} {path}{handler.Query}")
            : (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                ?? (path.Contains("**", StringComparison.Ordinal) ? ["GET", "POST"] : ["GET"])).Select(method => $"{method} {path}");
    }).Distinct();

    private static IEnumerable<(string Method, string Query)> Handlers(PageActionDescriptor page)
    {
        var model = typeof(Roles).Assembly.GetType(
            $"IWReports.Worker.Admin.Pages.{page.ViewEnginePath.Trim('/')}Model", throwOnError: true)!;
        foreach (var method in model.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            foreach (var verb in new[] { "Get", "Post" })
            {
                if (!method.Name.StartsWith($"On{verb}", StringComparison.Ordinal))
                    continue;
                var handler = method.Name[$"On{verb}".Length..].Replace("Async", "", StringComparison.Ordinal);
                yield return (verb.ToUpperInvariant(), handler.Length == 0 ? "" : $"?handler={handler}");
            }
        }

        // A page of nothing but a form.
        if (model.GetMethods().All(method => !method.Name.StartsWith("OnGet", StringComparison.Ordinal)))
            yield return ("GET", "");
    }

    private static string Fill(string pattern, Func<string>? with)
    {
        var query = pattern.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? pattern : pattern[..query];
        foreach (var parameter in RoutePatternFactory.Parse(path).Parameters)
        {
            var (start, end) = (path.IndexOf('{', StringComparison.Ordinal), path.IndexOf('}', StringComparison.Ordinal));
            path = path[..start] + (with?.Invoke() ?? Usual(pattern, parameter)) + path[(end + 1)..];
        }

        return query < 0 ? path : path + pattern[query..];
    }

    private static string Usual(string pattern, RoutePatternParameterPart parameter) => parameter.Name switch
    {
        "month" => "2025-11",
        "name" => "preview",
        "path" => "{path}",
        "id" when pattern.StartsWith("/kpis", StringComparison.Ordinal) => "abandonment",
        _ => pattern.Contains(":long", StringComparison.Ordinal) ? "1" : "nightly",
    };
}
