using System.Net;
using System.Text;
using System.Text.Unicode;
using IWReports.Worker.Database;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IWReports.Worker.Admin;

/// <summary>
/// Refuses what no page of ours sends, before anything reads it: control characters, broken UTF-8, addresses longer than any, and
/// verbs that the page does not take.
/// </summary>
internal sealed class HostileText : IPageFilter
{
    // The longest of ours is a sign-in that leads back to a search: under 1,000.
    private const int LongestTarget = 4096;

    // A form of fields is a reason and a few names; files come in parts, and have their own limit.
    private const int LongestForm = 1 << 20;

    /// <summary>The status of an error: what was sent is at fault, the database is away, or we are.</summary>
    public static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        InvalidDataException or AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ when error.IsOutage() => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // A form in parts is read by the page that takes it, with its limits: its fields are looked at here.
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (IsReExecuted(context.HttpContext))
            return;
        var request = context.HttpContext.Request;
        // A page that knows no such verb would be drawn with nothing read, and nobody asked who may see it.
        var unknown = context.HandlerMethod is null && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (unknown || (request.HasFormContentType
            && request.Form.Any(field => !IsText(field.Key, false) || field.Value.Any(value => !IsText(value ?? "", true)))))
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    internal static async Task<bool> IsHostileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.Length > LongestTarget || !IsText(Encoding.Latin1.GetBytes(target), false))
            return true;
        if (!IsFields(request))
            return false;
        request.EnableBuffering();
        using var form = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, cancellationToken)) > 0;)
        {
            if (form.Length + read > LongestForm)
                return true;
            form.Write(part, 0, read);
        }

        request.Body.Position = 0;
        return !IsText(form.ToArray(), true);
    }

    internal static bool IsReExecuted(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    internal static bool IsFields(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsText(byte[] encoded, bool lines)
    {
        var bytes = WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length);
        return Utf8.IsValid(bytes) && IsText(Encoding.UTF8.GetString(bytes), lines);
    }

    private static bool IsText(string text, bool lines) =>
        !text.Any(letter => letter == '\ufffd' || (char.IsControl(letter) && !(lines && letter is '\r' or '\n' or '\t')));
}

/// <summary>Puts the refusal where every request meets it.</summary>
internal static class HostileTextRefusal
{
    public static void UseHostileTextRefusal(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!HostileText.IsReExecuted(context) && await HostileText.IsHostileAsync(context.Request, context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            await next(context);
    });
}
