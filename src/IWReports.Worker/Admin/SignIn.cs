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
            return null;
        await ForgetTriesAsync(user.Id, cancellationToken);
        return await sessions.BeginAsync(user.Id, user.PasswordHash, cancellationToken);
    }

    private async Task<AppUser?> CountTryAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            update app_user u set failed_attempts = n.tries, locked_until = case
                when n.tries >= {Tries} then now() + interval '{LockedMinutes} minutes' end
            from (select id, case when locked_until is null then failed_attempts + 1 else 1 end as tries
                  from app_user where name = $1 and (locked_until is null or locked_until <= now()) for update) n
            where u.id = n.id
            returning u.id, u.name, u.password_hash, u.role, u.team
            """);
        command.Parameters.AddWithValue(name);
        return await ReadAsync(command, cancellationToken);
    }

    private async Task ForgetTriesAsync(int id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update app_user set failed_attempts = 0, locked_until = null where id = $1");
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<AppUser?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AppUser { Id = reader.GetInt32(0), Name = reader.GetString(1), PasswordHash = reader.GetString(2),
                Role = reader.GetString(3), Team = reader.IsDBNull(4) ? null : reader.GetString(4) }
            : null;
    }
}
