namespace IWReports.Worker.Admin;

/// <summary>Where pages went whose addresses people and mails may still have.</summary>
internal static class FormerAddresses
{
    public static void MapFormerAddresses(this WebApplication app)
    {
        app.MapGet("/jobs", () => Results.Redirect("/schedules"));
        app.MapGet("/runs", (HttpRequest request) => Results.Redirect($"/schedules/runs{request.QueryString}"));
        app.MapGet("/runs/{id:long}", (long id) => Results.Redirect($"/schedules/runs/{id}"));
    }
}
