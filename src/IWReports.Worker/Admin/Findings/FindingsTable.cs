using IWReports.Core.Calendar;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>Reads a month's rows of a table as they are written.</summary>
internal delegate Task<List<FindingsRow>> ReadFindings(
    NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken);

/// <summary>A row as it is written, the KPI it is of, and whether it asks to be looked at.</summary>
internal sealed record FindingsRow(IReadOnlyList<string> Cells, string? Kpi = null, bool StandsOut = true);

/// <summary>One of the tables of a month's analysis: its words, and how its rows are read.</summary>
internal sealed record FindingsTable(string Id, string Heading, string Lead, ReadFindings ReadAsync)
{
    /// <summary>What is not known, or does not apply.</summary>
    public const string Dash = "–";

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What columns say whose heading does not tell; empty where all do.</summary>
    public IReadOnlyList<(string Column, string Meaning)> Meanings { get; init; } = [];

    /// <summary>Why there are no rows.</summary>
    public required string Empty { get; init; }

    /// <summary>What is said where no row stands out.</summary>
    public string Calm { get; init; } = "";

    /// <summary>A month's rows, once they were read.</summary>
    public IReadOnlyList<FindingsRow> Rows { get; init; } = [];

    /// <summary>What fell short and where from: that is what people come for.</summary>
    public static IReadOnlyList<FindingsTable> All { get; } = [SignalTable.Table, CauseTable.Table, TrendTable.Table, TargetTable.Table];
}
