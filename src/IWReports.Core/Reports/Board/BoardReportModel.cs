using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Board;

/// <summary>What the board report says: its two pages, and beside them everything that its workbook holds.</summary>
public sealed record BoardReportModel : ReportModel
{
    /// <summary>What the pages say; everything else here is in the workbook.</summary>
    public required BoardPages Pages { get; init; }

    /// <summary>Charts whose figures are in the workbook alone.</summary>
    public required IReadOnlyList<Chart> MoreCharts { get; init; }

    public required IReadOnlyList<TouchPointRow> Journey { get; init; }

    public bool HasScorecard => Scorecard.Count > 0;

    public required IReadOnlyList<ScorecardRow> Scorecard { get; init; }

    /// <summary>How to read variation and assurance this month, or that they are withheld.</summary>
    public required string ScorecardNote { get; init; }

    public bool HasOtherMeasures => OtherMeasures.Count > 0;

    /// <summary>Measured, without a target.</summary>
    public required IReadOnlyList<MeasureRow> OtherMeasures { get; init; }

    /// <summary>Injuries; printed also when there were none.</summary>
    public required string Safety { get; init; }

    public bool HasRestated => Restated.Count > 0;

    /// <summary>Figures of earlier months that late data changed after a report had stated them.</summary>
    public required IReadOnlyList<string> Restated { get; init; }

    public required string AtRiskSummary { get; init; }

    public required IReadOnlyList<AtRiskRow> AtRisk { get; init; }

    /// <summary>What changed and why.</summary>
    public required IReadOnlyList<ReasonRow> Reasons { get; init; }

    /// <summary>What this cannot show.</summary>
    public required IReadOnlyList<string> CannotShow { get; init; }

    public required IReadOnlyList<OptionRow> Options { get; init; }

    public required IReadOnlyList<RecommendationRow> Recommendations { get; init; }

    public bool HasNextInLine => NextInLine.Count > 0;

    /// <summary>What the figures ask for besides, when the recommendations are done.</summary>
    public required IReadOnlyList<string> NextInLine { get; init; }

    public bool HasFollowUp => FollowUp.Count > 0;

    /// <summary>What became of earlier recommendations.</summary>
    public required IReadOnlyList<FollowUpRow> FollowUp { get; init; }

    public bool HasTargets => Targets.Count > 0;

    /// <summary>The chance of meeting each target as things run, and what to do about it.</summary>
    public required IReadOnlyList<TargetRow> Targets { get; init; }

    public bool HasTargetNotes => TargetNotes.Count > 0;

    /// <summary>Targets that cannot be had together or are not paid for.</summary>
    public required IReadOnlyList<string> TargetNotes { get; init; }

    public bool HasSurveys => Surveys.Count > 0 || SurveyNotes.Count > 0;

    public bool HasSurveyRows => Surveys.Count > 0;

    /// <summary>Questions of the satisfaction survey.</summary>
    public required IReadOnlyList<SurveyRow> Surveys { get; init; }

    /// <summary>Recommendation, gaps, who answered and who did not, and quality ratings beside it.</summary>
    public required IReadOnlyList<string> SurveyNotes { get; init; }

    public bool HasThemes => Themes.Count > 0;

    /// <summary>What customers wrote about, and what stands out of it.</summary>
    public required IReadOnlyList<ThemeRow> Themes { get; init; }

    public required string ThemesLead { get; init; }

    public required IReadOnlyList<string> Outlook { get; init; }

    /// <summary>What plans rest on besides; not on the pages.</summary>
    public required IReadOnlyList<string> OutlookMore { get; init; }

    /// <summary>Every number in the text, with its unit, period, count and grade.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
}

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

/// <summary>
/// One action asked of the board or the manager, slot by slot. <see cref="PastRecommendation"/> is the same for the record.
/// </summary>
public sealed record RecommendationRow
{
    public required string Number { get; init; }

    public required string Kind { get; init; }

    /// <summary>What the finding behind it rests on, "A" to "D".</summary>
    public required string Grade { get; init; }

    public required string Action { get; init; }

    public required string Problem { get; init; }

    public required string Customers { get; init; }

    public required string Quality { get; init; }

    public required string Technology { get; init; }

    public required string Owner { get; init; }

    public required string Due { get; init; }

    /// <summary>The month whose report tells what became of it.</summary>
    public required string Review { get; init; }

    public required string Measure { get; init; }

    public required string Expected { get; init; }

    public required string Resources { get; init; }

    /// <summary>Cost, gain and pay-back.</summary>
    public required string Case { get; init; }

    public bool HasInstead => Instead.Count > 0;

    /// <summary>Other ways to the same end, each with what follows.</summary>
    public required IReadOnlyList<string> Instead { get; init; }

    public bool HasDuty => Duty.Length > 0;

    /// <summary>What privacy, fair treatment or consumer law asks.</summary>
    public required string Duty { get; init; }

    public required PastRecommendation PastRecommendation { get; init; }
}

/// <summary>A target beside what the process does today; <paramref name="Next"/> is next month's step on the way.</summary>
public sealed record TargetRow(string Name, string Target, string Chance, string Proposal, string Next);

/// <summary>A question with how many gave each score from 1 to 5, and the share of 4 and 5 with its range.</summary>
public sealed record SurveyRow(string Question, string Answers, string Agree);

/// <summary>An earlier recommendation and what became of it.</summary>
public sealed record FollowUpRow(string Given, string Action, string Became);

/// <summary>A theme with its remarks in the month and in an earlier one, and an example without names where there is one.</summary>
public sealed record ThemeRow(string Name, string Remarks, string Usual, string Example);
