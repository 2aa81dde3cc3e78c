using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin;

/// <summary>What the audit is searched by; what is empty does not filter.</summary>
internal sealed class AuditSearch
{
    public string? Who { get; set; }

    /// <summary>Words of what was done, or of its reason.</summary>
    public string? What { get; set; }

    /// <summary>First and last day, on the company's clock.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Only lines before this one: where the page before ended.</summary>
    public long? Beyond { get; set; }

    public bool Filtered => !string.IsNullOrWhiteSpace(Who) || !string.IsNullOrWhiteSpace(What) || From is not null || To is not null;

    /// <summary>So many lines, latest first, and one more, which tells whether there are more.</summary>
    public async Task<List<AuditEntry>> FindAsync(
        ReportsDbContext context, TimeZoneInfo zone, int size, CancellationToken cancellationToken)
    {
        var (who, what) = (Who?.Trim() ?? "", What?.Trim() ?? "");
        var like = $"%{Literal(what)}%";
        DateTimeOffset? from = From is { } first && first > DateOnly.MinValue ? LocalTime.StartOf(first, zone) : null;
        DateTimeOffset? until = To is { } last && last < DateOnly.MaxValue ? LocalTime.StartOf(last.AddDays(1), zone) : null;
        return await context.Audit.AsNoTracking()
            .Where(entry => Beyond == null || entry.Id < Beyond)
            .Where(entry => who == "" || entry.Who == who)
            .Where(entry => what == "" || EF.Functions.ILike(entry.What, like, "\\") || EF.Functions.ILike(entry.Reason!, like, "\\"))
            .Where(entry => from == null || entry.At >= from)
            .Where(entry => until == null || entry.At < until)
            .OrderByDescending(entry => entry.Id)
            .Take(size + 1).ToListAsync(cancellationToken);
    }

    // A percent sign that was typed is one.
    private static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
