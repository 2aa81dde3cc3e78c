using System.Security.Cryptography;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>The people who may sign in, and their passwords as slow hashes.</summary>
internal sealed class Users(IDbContextFactory<ReportsDbContext> database, IPasswordHasher<AppUser> hasher, IOptions<CompanyOptions> company)
{
    public const int ShortestPassword = 10;

    public async Task<IReadOnlyList<AppUser>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking().OrderBy(user => user.Name).ToListAsync(cancellationToken);
    }

    public async Task AddAsync(string name, string role, string? team, string password, string who, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var user = new AppUser { Name = Checked(name), Role = CheckedRole(role, team), Team = team, PasswordHash = "" };
        user.PasswordHash = Hash(user, password);
        if (await context.Users.AnyAsync(known => known.Name == user.Name, cancellationToken))
            throw new InputException(
                $"There is a user \"{user.Name}\" already. To give them a new password: iwreports users password {user.Name}");
        // The owner's function: it checks who asks, and writes the audit.
        await OrRefusedAsync(context.Connection.ExecuteAsync("select app_user_add($1, $2, $3, $4, $5)", cancellationToken, user.Name,
            user.Role, user.Team, user.PasswordHash, who));
    }

    /// <summary>Sets a new password, ends every session of the person, and lifts a lock-out.</summary>
    public async Task SetPasswordAsync(string name, string password, string who, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(known => known.Name == name, cancellationToken)
            ?? throw Unknown(name);
        await OrRefusedAsync(context.Connection.ExecuteAsync("select app_user_password($1, $2, $3)", cancellationToken, name,
            Hash(user, password), who));
    }

    /// <summary>Takes somebody's sign-in away, and ends their sessions. Errors: the last admin stays.</summary>
    public async Task RemoveAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (!await OrRefusedAsync(context.Connection.ScalarAsync<bool>("select app_user_remove($1, $2)", cancellationToken, name, who)))
            throw Unknown(name);
    }

    /// <summary>Gives somebody another role or team, and ends their sessions. Errors: the last admin stays one.</summary>
    public async Task ChangeAsync(string name, string role, string? team, string who, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (!await OrRefusedAsync(context.Connection.ScalarAsync<bool>("select app_user_change($1, $2, $3, $4)", cancellationToken, name,
            CheckedRole(role, team), team, who)))
            throw Unknown(name);
    }

    /// <summary>A password nobody chose: 20 letters and digits that cannot be mistaken for each other.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);

    // The owner's functions refuse in words.
    private static async Task<T> OrRefusedAsync<T>(Task<T> act)
    {
        try
        {
            return await act;
        }
        catch (PostgresException refused) when (refused.SqlState == Migrator.Refusal)
        {
            throw new InputException(refused.MessageText, refused);
        }
    }

    private static InputException Unknown(string name) => new($"There is no user \"{name}\". See: iwreports users list");

    private string Hash(AppUser user, string password) => password.Length >= ShortestPassword
        ? hasher.HashPassword(user, password)
        : throw new InputException($"The password is too short: it needs at least {ShortestPassword} characters.");

    private static string Checked(string name) => name.Trim() is { Length: > 0 and <= 64 } trimmed && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw new InputException("A user's name has 1 to 64 characters, none of them control characters.");

    private string CheckedRole(string role, string? team)
    {
        if (!Roles.All.Contains(role))
            throw new InputException($"--role: \"{role}\" is not a role. Use one of {string.Join(", ", Roles.All)}.");
        if (role == Roles.Supervisor && string.IsNullOrWhiteSpace(team))
            throw new InputException("A supervisor sees one team's reports: name it with --team.");
        company.Value.CheckTeam(team);
        return role;
    }
}
