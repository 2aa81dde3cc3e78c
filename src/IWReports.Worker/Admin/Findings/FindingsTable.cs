using IWReports.Core.Calendar;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Reads a month's rows of a table as they are written.</summary>
internal delegate Task<List<string[]>> ReadFindings(NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken);

/// <summary>One of the tables of a month's analysis: its words, and how its rows are read.</summary>
internal sealed record FindingsTable(string Id, string Heading, string Lead, ReadFindings ReadAsync)
{
    /// <summary>What is not known, or does not apply.</summary>
    public const string Dash = "–";

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Why there are no rows.</summary>
    public required string Empty { get; init; }

    /// <summary>A month's rows, once they were read.</summary>
    public IReadOnlyList<string[]> Cells { get; init; } = [];

    /// <summary>Causes first: they are what people come for.</summary>
    public static IReadOnlyList<FindingsTable> All { get; } = [CauseTable.Table, SignalTable.Table, TrendTable.Table, TargetTable.Table];
}
