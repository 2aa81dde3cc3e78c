using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace IWReports.Worker.Admin;

/// <summary>What the program answers to a request whose cookie opens nothing, or no more.</summary>
internal static class SessionCookie
{
    public static void SetEvents(CookieAuthenticationEvents events)
    {
        events.OnRedirectToLogin = context =>
        {
            // The framework's address would name the host that the request claims. A script is told, and stays where it is.
            if (context.Request.Headers.XRequestedWith == "XMLHttpRequest")
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(SignInAddress(context.Request));
            return Task.CompletedTask;
        };
        // A refusal is an answer, not a way to another page.
        events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        events.OnValidatePrincipal = async context =>
        {
            // The database may be what failed: the error page is for everyone.
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.RejectPrincipal();
                return;
            }

            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (!await sessions.StandsAsync(context.Principal!, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
        };
    }

    private static string SignInAddress(HttpRequest request) =>
        $"{request.PathBase}/sign-in{QueryString.Create("from", $"{request.PathBase}{request.Path}{request.QueryString}")}";
}
