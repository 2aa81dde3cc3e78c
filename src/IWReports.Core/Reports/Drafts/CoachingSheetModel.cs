namespace IWReports.Core.Reports.Drafts;

/// <summary>What a supervisor and an officer talk over; for the two of them and the manager only.</summary>
public sealed record CoachingSheetModel : ReportModel
{
    public required string Officer { get; init; }

    /// <summary>Whose supervisor may see it.</summary>
    public required string Team { get; init; }

    /// <summary>"For John, who supervises Customer service, and the manager only."</summary>
    public required string Readers { get; init; }

    public required IReadOnlyList<CoachingFigure> Figures { get; init; }

    /// <summary>How many reviews the quality figures rest on.</summary>
    public required string FiguresNote { get; init; }

    public required string MonthText { get; init; }

    public required string MonthBeforeText { get; init; }

    public required IReadOnlyList<string> WentWell { get; init; }

    /// <summary>At most two things, each with its fact.</summary>
    public required IReadOnlyList<string> ToWorkOn { get; init; }

    public required IReadOnlyList<string> Had { get; init; }

    public required IReadOnlyList<string> Due { get; init; }
}

/// <summary>One figure of the officer beside the month before and the team's.</summary>
public sealed record CoachingFigure(string Name, string Own, string Before, string Team);
