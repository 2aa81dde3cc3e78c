using IWReports.Worker.Host;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>
/// What the buttons of Hangfire's page of recurring jobs mean here. Its own would trigger no more than a wake, and remove what
/// the next start adds again.
/// </summary>
internal static class RecurringButtons
{
    /// <summary>A run of each schedule for its usual period.</summary>
    public static async Task<IResult> TriggerAsync(HttpContext context, RunRequests requests, CancellationToken cancellationToken)
    {
        if (!await Registration.IsOursAsync(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var who = context.User.Identity!.Name!;
        foreach (var id in (await context.Request.ReadFormAsync(cancellationToken))["jobs[]"].OfType<string>())
        {
            try
            {
                await requests.QueueAsync(id, null, who, $"triggered in Hangfire by {who}", cancellationToken);
            }
            catch (InputException wrong)
            {
                return Results.Text(wrong.Message, statusCode: StatusCodes.Status409Conflict);
            }
        }

        return Results.NoContent();
    }

    public static async Task<IResult> Refuse(HttpContext context, RefusedActs refused, CancellationToken cancellationToken)
    {
        if (!await Registration.IsOursAsync(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var ids = (await context.Request.ReadFormAsync(cancellationToken))["jobs[]"].OfType<string>().ToList();
        await refused.WriteAsync(context.User.Identity!.Name!, ids, cancellationToken);
        return Results.Text(
            "A schedule is not removed here: the next start would add it again. Pause it on the Schedules page; what falls due then "
                + "passes until it is resumed.",
            statusCode: StatusCodes.Status409Conflict);
    }
}
