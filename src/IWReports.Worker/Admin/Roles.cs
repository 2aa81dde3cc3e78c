using System.Security.Claims;

namespace IWReports.Worker.Admin;

/// <summary>
/// What people may do: everyone signed in reads, and a supervisor only what is their team's; managers settle deliveries; operators run
/// jobs too; admins everything.
/// </summary>
internal static class Roles
{
    public const string Viewer = "viewer", Supervisor = "supervisor", Manager = "manager", Operator = "operator", Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Viewer, Supervisor, Manager, Operator, Admin];

    /// <summary>Policies: whoever sees all may see the jobs; operators and admins act on them; admins alone decide who may.</summary>
    public const string CanSeeJobs = "sees-jobs", Operates = "operates", Administers = "administers";

    public static bool MayOperate(this ClaimsPrincipal user) => user.IsInRole(Operator) || user.IsInRole(Admin);

    public static bool MaySettle(this ClaimsPrincipal user) => user.IsInRole(Manager) || user.MayOperate();

    public static bool MayRingBack(this ClaimsPrincipal user) => user.IsInRole(Supervisor) || user.IsInRole(Manager)
        || user.IsInRole(Admin);

    /// <summary>Whether the person may see single calls: a supervisor those of the own team's queues.</summary>
    public static bool MaySeeCalls(this ClaimsPrincipal user) => user.MayRingBack();

    /// <summary>Whether the person may put an option before the board.</summary>
    public static bool MayAdviseBoard(this ClaimsPrincipal user) => user.CanSeeEverySheet();

    /// <summary>Whether the person may make letters about customers' cases.</summary>
    public static bool MayWriteToCustomers(this ClaimsPrincipal user) => user.MaySettle() && user.MaySeeCalls();

    /// <summary>Whether the person may see the coaching sheet of any officer; operators make them, but not on these pages.</summary>
    public static bool CanSeeEverySheet(this ClaimsPrincipal user) => user.IsInRole(Manager) || user.IsInRole(Admin);

    /// <summary>
    /// The scope that the person is confined to, their team's; null when they see all. A supervisor without a team sees nothing.
    /// </summary>
    public static string? OnlyScope(this ClaimsPrincipal user) =>
        user.IsInRole(Supervisor) ? user.FindFirstValue(TeamClaim) ?? "" : null;

    public const string TeamClaim = "team";
}
