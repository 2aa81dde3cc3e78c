using IWReports.Core.Calendar;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>One of the tables of a month's analysis: its words, what it asks, and how a row is written.</summary>
internal sealed record FindingsTable(
    string Id, string Heading, string Lead, string Sql, Func<ReportPeriod, NpgsqlDataReader, string[]> Cells)
{
    /// <summary>What is not known, or does not apply.</summary>
    public const string Dash = "–";

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Why there are no rows.</summary>
    public required string Empty { get; init; }

    public IReadOnlyList<string[]> Rows { get; init; } = [];

    public static IReadOnlyList<FindingsTable> All { get; } = [SignalTable.Table, TrendTable.Table, TargetTable.Table, CauseTable.Table];
}
