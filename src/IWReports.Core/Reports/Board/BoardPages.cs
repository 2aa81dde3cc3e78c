namespace IWReports.Core.Reports.Board;

/// <summary>What the board reads: page 1 stands alone, page 2 says how everything else is; the rest is in the workbook.</summary>
public sealed record BoardPages
{
    /// <summary>The month in at most 14 words.</summary>
    public required string Headline { get; init; }

    public required IReadOnlyList<LeadFigure> Figures { get; init; }

    /// <summary>Whether the chart "lead" is there: the months of what matters most.</summary>
    public required bool HasLead { get; init; }

    /// <summary>Whether the chart "causes" is there.</summary>
    public required bool HasCauses { get; init; }

    /// <summary>"Why" where causes are explained; else what is known is no why.</summary>
    public required string WhyTitle { get; init; }

    /// <summary>At most three findings.</summary>
    public required IReadOnlyList<Finding> Why { get; init; }

    /// <summary>What the findings rest on, and how far they reach.</summary>
    public required string HowSure { get; init; }

    public required IReadOnlyList<DecisionCard> Decide { get; init; }

    public required string DoNothing { get; init; }

    /// <summary>Other options that people saved, each with what the queue model makes of it.</summary>
    public IReadOnlyList<WhatIfRow> WhatIfs { get; init; } = [];

    public required string Safety { get; init; }

    /// <summary>Whether somebody was hurt.</summary>
    public required bool IsSafetyPressing { get; init; }

    public required string AtRisk { get; init; }

    /// <summary>Whether a customer may leave.</summary>
    public required bool IsAtRiskPressing { get; init; }

    /// <summary>How many targets were met, in one sentence; empty where none is judged.</summary>
    public required string Targets { get; init; }

    public required IReadOnlyList<StandingGroup> Scorecard { get; init; }

    /// <summary>Whether any row of the scorecard says how it varies.</summary>
    public bool HasTrends => Scorecard.Any(group => group.Rows.Any(row => row.Variation.Length > 0));

    /// <summary>What the scorecard withholds, in a line or two; empty where nothing.</summary>
    public required IReadOnlyList<string> Withheld { get; init; }

    /// <summary>That figures of earlier reports changed; empty where none did.</summary>
    public required string Changed { get; init; }

    public required bool HasJourney { get; init; }

    public required bool HasStaffing { get; init; }

    public required string Staffing { get; init; }

    public required bool HasAnswers { get; init; }

    public required bool HasThemes { get; init; }

    /// <summary>What stands out of what customers say; empty where they said nothing.</summary>
    public required string CustomersSay { get; init; }

    public required IReadOnlyList<Quote> Quotes { get; init; }

    public required IReadOnlyList<string> Outlook { get; init; }

    public required IReadOnlyList<PastDecision> Decisions { get; init; }

    /// <summary>How many earlier decisions only the workbook names; empty where none.</summary>
    public required string MoreDecisions { get; init; }

    /// <summary>What this cannot show, a short line each.</summary>
    public required IReadOnlyList<string> CannotShow { get; init; }
}

/// <summary>One of the four figures on top: which way it went, and how it lies to its target; the picture is a chart's id.</summary>
public sealed record LeadFigure(string Label, string Value, string Direction, string Target, Status Status, string Picture)
{
    /// <summary>Its KPI's id; "" where it is none.</summary>
    public string Kpi { get; init; } = "";
}

/// <summary>A finding with how it is known: counted, estimated, where but not why, reported.</summary>
public sealed record Finding(string Text, string Known);

/// <summary>One action to decide on, in few words.</summary>
public sealed record DecisionCard(
    string Number, string Kind, string Action, string Why, string Expect, string Cost, string Owner, string Due);

/// <summary>An option that somebody saved, and what the queue model makes of it, in few words and in full.</summary>
public sealed record WhatIfRow(string Name, string Effect, string Implication);

/// <summary>KPIs that lie alike to their targets.</summary>
public sealed record StandingGroup(string Title, Status Status, IReadOnlyList<StandingRow> Rows);

/// <summary>A KPI of a group; variation and assurance each as a sign and words, empty where withheld.</summary>
public sealed record StandingRow(string Name, string Value, string Target, string Variation, string Assurance)
{
    /// <summary>Its KPI's id; "" where it is none.</summary>
    public string Kpi { get; init; } = "";
}

/// <summary>What a customer wrote on a theme, without names.</summary>
public sealed record Quote(string Theme, string Words);

/// <summary>What became of an earlier month's recommendation.</summary>
public sealed record PastDecision(string Action, string Became);
