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
}
