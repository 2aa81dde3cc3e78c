using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>Who is signed in, kept by the server: a cookie only names its session, and opens nothing once that has ended.</summary>
internal sealed class Sessions(NpgsqlDataSource database)
{
    // A working day with its overtime; the next begins with a sign-in.
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    private const string KeyClaim = "session", ElsewhereClaim = "elsewhere";

    /// <summary>Begins a session of a user; null when their password was changed meanwhile.</summary>
    public Task<ClaimsPrincipal?> BeginAsync(int user, string passwordHash, CancellationToken cancellationToken) =>
        // Waits for whoever is changing the user: a session of the old password would outlive it.
        BeginAsync("select $1, id, name, role, team, now() + $2 from app_user where id = $3 and password_hash = $4 for share",
            [user, passwordHash], cancellationToken);

    /// <summary>Begins a session of somebody whom single sign-on vouches for; null when a user of ours has that name.</summary>
    public Task<ClaimsPrincipal?> BeginElsewhereAsync(string name, string role, string? team, CancellationToken cancellationToken) =>
        BeginAsync("select $1, null::integer, $3, $4, $5, now() + $2 where not exists (select from app_user where name = $3)",
            [name, role, (object?)team ?? DBNull.Value], cancellationToken);

    /// <summary>Whether the session of a cookie has not ended.</summary>
    public async Task<bool> StandsAsync(ClaimsPrincipal session, CancellationToken cancellationToken)
    {
        await using var command = Command("select exists (select from app_session where key = $1 and ends_at > now())", HashOf(session));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Whether single sign-on began it, and has to end it too.</summary>
    public static bool BeganElsewhere(ClaimsPrincipal session) => session.HasClaim(ElsewhereClaim, SingleSignOn.Scheme);

    public async Task EndAsync(ClaimsPrincipal session, CancellationToken cancellationToken)
    {
        await using var command = Command("delete from app_session where key = $1", HashOf(session));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends every session of a person and writes down who did; returns how many there were.</summary>
    public async Task<int> EndAllAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            with ended as (delete from app_session where name = $1 returning ends_at),
                written as (insert into audit (who, what) select $2, format('sessions of %s ended', $1) where exists (select from ended))
            select count(*)::int from ended where ends_at > now()
            """, name, who);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>How many sessions each person has now.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("select name, count(*)::int from app_session where ends_at > now() group by name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync(cancellationToken))
            counts.Add(reader.GetString(0), reader.GetInt32(1));
        return counts;
    }

    private async Task<ClaimsPrincipal?> BeginAsync(string rows, object[] parameters, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await using var command = Command(
            $"""
            with past as (delete from app_session where ends_at <= now()),
                begun as ({rows})
            insert into app_session (key, user_id, name, role, team, ends_at) select * from begun returning name, role, team, user_id
            """, [SHA256.HashData(key), Length, .. parameters]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new(ClaimTypes.Name, reader.GetString(0)));
        identity.AddClaim(new(ClaimTypes.Role, reader.GetString(1)));
        identity.AddClaim(new(KeyClaim, Convert.ToHexString(key)));
        if (!await reader.IsDBNullAsync(2, cancellationToken))
            identity.AddClaim(new(Roles.TeamClaim, reader.GetString(2)));
        if (await reader.IsDBNullAsync(3, cancellationToken))
            identity.AddClaim(new(ElsewhereClaim, SingleSignOn.Scheme));
        return new(identity);
    }

    // The key itself is nowhere but in the cookie: whoever reads the database cannot sign in with it.
    private static byte[] HashOf(ClaimsPrincipal session) =>
        SHA256.HashData(Convert.FromHexString(session.FindFirstValue(KeyClaim) ?? ""));

    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }
}
