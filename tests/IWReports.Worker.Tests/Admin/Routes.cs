using System.Reflection;
using IWReports.Worker.Admin;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IWReports.Worker.Tests.Admin;

/// <summary>What the running program can be asked.</summary>
public abstract class Routes(TestDatabase database) : DashboardAt(database)
{
    /// <summary>What the program can be asked, as it says itself: every page with its handlers, and every other route.</summary>
    private protected IEnumerable<string> Acts() => Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint =>
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? Handlers(page).Select(handler => $"{handler.Method} {path}{handler.Query}")
            : (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                ?? (path.Contains("**", StringComparison.Ordinal) ? ["GET", "POST"] : ["GET"])).Select(method => $"{method} {path}");
    }).Distinct();

    private protected static IEnumerable<(string Method, string Query)> Handlers(PageActionDescriptor page)
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

    private protected static string Fill(string pattern, Func<string>? with)
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

    private protected static string Usual(string pattern, RoutePatternParameterPart parameter) => parameter.Name switch
    {
        "month" => "2025-11",
        "name" => "preview",
        "path" => "{path}",
        "id" when pattern.StartsWith("/kpis", StringComparison.Ordinal) => "abandonment",
        _ => parameter.ParameterPolicies.Count > 0 ? "1" : "nightly",
    };

    // So that pages have what they are for: calls, some of nobody's queue, a rejected line, a run, a report and who gets it.
    private protected Task FactsAsync() => Database.ExecuteHereAsync(
        """
        select make_months(array[date '2025-11-03']);
        insert into source (id, name, kind, zone, sees) overriding system value
            values (1, 'queue-log:main', 'queue-log', 'Australia/Melbourne', '{}') on conflict do nothing;
        insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer)
        select 1, n, 1, queue, (date '2025-11-03' + at) at time zone 'Australia/Melbourne', '2025-11-03', 18, 'answered', 30, 60, 'Mia'
        from (values ('1', 'widgets', time '09:05'), ('2', 'orders', '09:10')) as calls (n, queue, at)
        where not exists (select from queue_entry where source_id = 1);
        with run as (
            insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical)
            select 1, 'queue_log', 1, 0, 0, 0, 0, 1, 0 where not exists (select from ingest_run) returning id)
        insert into quarantine (run_id, line, raw, reason, position, hash)
        select id, 7, 'x', 'no event name', 0, gen_random_uuid() from run;
        insert into recipient (id, name, address, role) overriding system value values (1, 'Chair', 'chair@board.example', 'board')
            on conflict do nothing;
        insert into edition (id, report, period, scope, revision, state, subject, model, template_version, definitions_version)
            overriding system value
        select id, 'board-report', period, 'company', 1, 'complete', 'Report', '{}', '1', '1'
            from (values (1, '2025-11'), (2, '2025-10')) as made (id, period) on conflict do nothing;
        insert into edition_part (edition_id, name, media_type, content, sha256)
        select id, name, type, content, sha256(content) from edition, (values ('body.html', 'text/html', '<p>Calls</p>'::bytea),
            ('body.txt', 'text/plain', 'Calls'::bytea), ('report.pdf', 'application/pdf', '%PDF'::bytea))
                as part (name, type, content) on conflict do nothing;
        select setval(pg_get_serial_sequence(of, 'id'), nextval(pg_get_serial_sequence(of, 'id')) + 9)
            from unnest(array['source', 'recipient', 'edition']) of;
        """);
}
