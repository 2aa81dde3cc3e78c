using System.Security.Claims;
using IWReports.Worker.Database;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>
/// Checks names and passwords. Five failures lock a name for a quarter of an hour; a name that nobody has answers the same way and takes
/// as long.
/// </summary>
internal sealed class SignIn(NpgsqlDataSource database, IPasswordHasher<AppUser> hasher, Sessions sessions)
{
    public const int Tries = 5;

    public const int LockedMinutes = 15;

    // Somebody to compare with when the name is unknown.
    private readonly Lazy<AppUser> _nobody = new(() =>
    {
        var nobody = new AppUser { Name = "", Role = Roles.Viewer, PasswordHash = "" };
        nobody.PasswordHash = hasher.HashPassword(nobody, Users.NewPassword());
        return nobody;
    });

    /// <summary>A session of the person, or null for a wrong name, a wrong password, or a locked name.</summary>
    public async Task<ClaimsPrincipal?> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        // The try is counted before the password is looked at, so that many at once get no more than five between them.
        var user = await CountTryAsync(name.Trim(), cancellationToken);
        var right = hasher.VerifyHashedPassword(user ?? _nobody.Value, (user ?? _nobody.Value).PasswordHash,
            password) != PasswordVerificationResult.Failed;
        if (user is null || !right)
        {
            if (user?.LockedUntil is not null)
                await TellLockedAsync(user.Name, cancellationToken);
            return null;
        }

        await database.ExecuteAsync("update app_user set failed_attempts = 0, locked_until = null where id = $1", cancellationToken,
            user.Id);
        return await sessions.BeginAsync(user.Id, user.PasswordHash, cancellationToken);
    }

    private async Task TellLockedAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Audit.WriteAsync(connection, name, $"locked for {LockedMinutes} minutes: {Tries} wrong passwords", null, cancellationToken);
    }

    private Task<AppUser?> CountTryAsync(string name, CancellationToken cancellationToken) =>
        database.RowAsync<AppUser>(
            $"""
            update app_user u set failed_attempts = n.tries, locked_until = case
                when n.tries >= {Tries} then now() + interval '{LockedMinutes} minutes' end
            from (select id, case when locked_until is null then failed_attempts + 1 else 1 end as tries
                  from app_user where name = $1 and (locked_until is null or locked_until <= now()) for update) n
            where u.id = n.id
            returning u.*
            """, cancellationToken, name);
}
