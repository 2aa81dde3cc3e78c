using System.Security.Claims;
using System.Security.Cryptography;
using IWReports.Worker.Database;
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
            [name, role, team], cancellationToken);

    /// <summary>Whether the session of a cookie has not ended.</summary>
    public Task<bool> StandsAsync(ClaimsPrincipal session, CancellationToken cancellationToken) =>
        database.ScalarAsync<bool>("select exists (select from app_session where key = $1 and ends_at > now())", cancellationToken,
            HashOf(session));

    /// <summary>Whether single sign-on began it, and has to end it too.</summary>
    public static bool BeganElsewhere(ClaimsPrincipal session) => session.HasClaim(ElsewhereClaim, SingleSignOn.Scheme);

    public Task EndAsync(ClaimsPrincipal session, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            with ended as (delete from app_session where key = $1 returning name)
            insert into audit (who, what) select name, 'signed out' from ended
            """, cancellationToken, HashOf(session));

    /// <summary>Ends every session of a person and writes down who did; returns how many there were.</summary>
    public async Task<int> EndAllAsync(string name, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ended = await connection.RowsAsync<bool>("delete from app_session where name = $1 returning ends_at > now()", cancellationToken,
            name);
        if (ended.Count > 0)
            await Audit.WriteAsync(connection, who, $"sessions of {name} ended", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended.Count(wasOpen => wasOpen);
    }

    /// <summary>How many sessions each person has now.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken) =>
        (await database.RowsAsync<string>("select name from app_session where ends_at > now()", cancellationToken))
            .CountBy(name => name).ToDictionary();

    private async Task<ClaimsPrincipal?> BeginAsync(string rows, object?[] parameters, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var begun = await database.RowAsync<Begun>(
            $"""
            with past as (delete from app_session where ends_at <= now()),
                begun as ({rows}),
                kept as (insert into app_session (key, user_id, name, role, team, ends_at) select * from begun
                    returning name, role, team, user_id),
                told as (insert into audit (who, what) select name, concat('signed in as ', role, ' of ' || team,
                    case when user_id is null then ', by single sign-on' end) from kept)
            select * from kept
            """, cancellationToken, [SHA256.HashData(key), Length, .. parameters]);
        if (begun is null)
            return null;
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new(ClaimTypes.Name, begun.Name));
        identity.AddClaim(new(ClaimTypes.Role, begun.Role));
        identity.AddClaim(new(KeyClaim, Convert.ToHexString(key)));
        if (begun.Team is { } team)
            identity.AddClaim(new(Roles.TeamClaim, team));
        if (begun.UserId is null)
            identity.AddClaim(new(ElsewhereClaim, SingleSignOn.Scheme));
        return new(identity);
    }

    // The key itself is nowhere but in the cookie: whoever reads the database cannot sign in with it.
    private static byte[] HashOf(ClaimsPrincipal session) =>
        SHA256.HashData(Convert.FromHexString(session.FindFirstValue(KeyClaim) ?? ""));

    private sealed record Begun
    {
        public required string Name { get; init; }

        public required string Role { get; init; }

        public string? Team { get; init; }

        public int? UserId { get; init; }
    }
}
