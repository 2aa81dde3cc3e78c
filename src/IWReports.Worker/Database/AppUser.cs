namespace IWReports.Worker.Database;

/// <summary>Someone who may sign in.</summary>
internal sealed class AppUser
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string PasswordHash { get; set; }

    public required string Role { get; set; }

    /// <summary>The team a supervisor sees; null for everyone else.</summary>
    public string? Team { get; set; }

    public int FailedAttempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
