using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>A station of the customer's journey with its weakest KPI.</summary>
public sealed record TouchPointRow(string Name, string Kpi, WrittenValue Value, Status Status);

/// <summary>How a value stands, in words and a sign; the flags only choose a colour.</summary>
public sealed record Status(string Word, string Sign, bool IsGreen, bool IsAmber, bool IsRed)
{
    public bool IsJudged => IsGreen || IsAmber || IsRed;
}

/// <summary>One judged KPI. The sparkline is the points of an SVG line in a box of 60 by 14; empty below two months.</summary>
public sealed record ScorecardRow(
    string Name, WrittenValue Value, string Target, string Policy, Status Status, string Variation, string Assurance, string Sparkline)
{
    /// <summary>Its id.</summary>
    public string Kpi { get; init; } = "";

    public bool HasSparkline => Sparkline.Length > 0;

    public bool HasPolicy => Policy.Length > 0;
}

/// <summary>A value without a target.</summary>
public sealed record MeasureRow(string Name, WrittenValue Value)
{
    /// <summary>Its id.</summary>
    public string Kpi { get; init; } = "";
}

/// <summary>A statement with its evidence grade, "A" to "D".</summary>
public sealed record ReasonRow(string Grade, string Text)
{
    public bool HasChecks => Checks.Count > 0;

    /// <summary>Of each cause: whether service was worse where it was worse, and whether it came first and in the same hours.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}

/// <summary>One way to go on, and what follows from it.</summary>
public sealed record OptionRow(string Name, string Implication);

/// <summary>A target beside what the process does today; <paramref name="Next"/> is next month's step on the way.</summary>
public sealed record TargetRow(string Name, string Target, string Chance, string Proposal, string Next);

/// <summary>A question with how many gave each score from 1 to 5, and the share of 4 and 5 with its range.</summary>
public sealed record SurveyRow(string Question, string Answers, string Agree);

/// <summary>An earlier recommendation and what became of it.</summary>
public sealed record FollowUpRow(string Given, string Action, string Became);

/// <summary>A theme with its remarks in the month and in an earlier one, and an example without names where there is one.</summary>
public sealed record ThemeRow(string Name, string Remarks, string Usual, string Example);
