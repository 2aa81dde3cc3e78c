using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Who may sign in, and as what: for admins, who add, change and remove people here.</summary>
[Authorize(Policy = Roles.Administers)]
internal sealed class UsersModel(Users users, Sessions sessions, IOptions<CompanyOptions> company, TimeProvider time) : PageModel
{
    public IReadOnlyList<AppUser> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, int> SessionCounts { get; private set; } = new Dictionary<string, int>();

    /// <summary>Signed in by single sign-on: their role comes from there.</summary>
    public IEnumerable<string> Elsewhere => SessionCounts.Keys.Except(Rows.Select(user => user.Name)).Order(StringComparer.Ordinal);

    public IEnumerable<string> Teams => company.Value.Teams.Keys.Order(StringComparer.Ordinal);

    public bool IsLocked(AppUser user) => user.LockedUntil > time.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await users.ListAsync(cancellationToken);
        SessionCounts = await sessions.CountAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAddAsync(string? name, string? role, string? team, CancellationToken cancellationToken) =>
        this.ActAsync(async who =>
        {
            var password = Users.NewPassword();
            await users.AddAsync(name ?? "", role ?? "", Team(role, team), password, who, cancellationToken);
            return $"{name} may sign in. {Once(password)}";
        });

    public Task<IActionResult> OnPostChangeAsync(string? name, string? role, string? team, CancellationToken cancellationToken) =>
        this.ActAsync(async who =>
        {
            await users.ChangeAsync(name ?? "", role ?? "", Team(role, team), who, cancellationToken);
            return $"{name} is now {role}, and signs in again.";
        });

    public Task<IActionResult> OnPostPasswordAsync(string? name, CancellationToken cancellationToken) => this.ActAsync(async who =>
    {
        var password = Users.NewPassword();
        await users.SetPasswordAsync(name ?? "", password, who, cancellationToken);
        return $"{name} has a new password. {Once(password)}";
    });

    public Task<IActionResult> OnPostEndAsync(string? name, CancellationToken cancellationToken) => this.ActAsync(async who =>
        $"{Words.Count(await sessions.EndAllAsync(name ?? "", who, cancellationToken), "session", "sessions")} of {name} ended.");

    public Task<IActionResult> OnPostRemoveAsync(string? name, bool sure, CancellationToken cancellationToken) => this.ActAsync(async who =>
    {
        if (!sure)
            throw new InputException($"{name} was not removed: tick the box to say that it is meant.");
        await users.RemoveAsync(name ?? "", who, cancellationToken);
        return $"{name} is removed.";
    });

    // Only a supervisor has a team.
    private static string? Team(string? role, string? team) =>
        role == Roles.Supervisor && !string.IsNullOrWhiteSpace(team) ? team : null;

    private static string Once(string password) => $"The password, shown this once: {password}";
}
