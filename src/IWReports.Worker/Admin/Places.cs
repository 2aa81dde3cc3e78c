using System.Security.Claims;

namespace IWReports.Worker.Admin;

/// <summary>A page that the dashboard's bar leads to.</summary>
/// <param name="Manages">Whether it runs the worker, and stands in the second line.</param>
internal sealed record Place(string Path, string Name, Func<ClaimsPrincipal, bool> IsShown, bool Manages = false)
{
    public bool IsHere(string path) => Path == "/" ? path == "/" : path.StartsWith(Path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where the bar leads: what the company reads first, what runs the worker after it.</summary>
internal static class Places
{
    private static readonly Place[] All =
    [
        new("/", "Now", _ => true), new("/kpis", "KPIs", _ => true), new("/analysis", "Why", SeesAll),
        new("/recommendations", "Improve", SeesAll), new("/callbacks", "Call-backs", user => user.MayRingBack()),
        new("/feedback", "Feedback", user => user.MayRingBack()),
        new("/editions", "Reports", _ => true),
        new("/deliveries", "Deliveries", _ => true, true), new("/data", "Data", SeesAll, true),
        new("/schedules", "Schedules", _ => true, true), new("/hangfire", "Jobs", SeesAll, true), new("/health", "Health", _ => true, true),
        new("/recipients", "Recipients", user => user.MaySettle(), true),
        new("/users", "Users", Administers, true), new("/audit", "Audit", Administers, true),
    ];

    public static IEnumerable<Place> Of(ClaimsPrincipal user) => All.Where(place => place.IsShown(user));

    private static bool SeesAll(ClaimsPrincipal user) => user.OnlyScope() is null;

    private static bool Administers(ClaimsPrincipal user) => user.IsInRole(Roles.Admin);
}
