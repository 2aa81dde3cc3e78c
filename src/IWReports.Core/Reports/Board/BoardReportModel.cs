using IWReports.Core.Analysis;
using IWReports.Core.Language;
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
    public IReadOnlyList<TargetRow> Targets { get; init; } = [];

    public bool HasTargetNotes => TargetNotes.Count > 0;

    /// <summary>Targets that cannot be had together or are not paid for.</summary>
    public IReadOnlyList<string> TargetNotes { get; init; } = [];

    public bool HasSurveys => Surveys.Count > 0 || SurveyNotes.Count > 0;

    public bool HasSurveyRows => Surveys.Count > 0;

    /// <summary>Questions of the satisfaction survey.</summary>
    public IReadOnlyList<SurveyRow> Surveys { get; init; } = [];

    /// <summary>Recommendation, gaps, who answered and who did not, and quality ratings beside it.</summary>
    public IReadOnlyList<string> SurveyNotes { get; init; } = [];

    public bool HasThemes => Themes.Count > 0;

    /// <summary>What customers wrote about, and what stands out of it.</summary>
    public IReadOnlyList<ThemeRow> Themes { get; init; } = [];

    public string ThemesLead { get; init; } = "";

    public IReadOnlyList<string> Outlook { get; init; } = [];

    /// <summary>What plans rest on besides; not on the pages.</summary>
    public IReadOnlyList<string> OutlookMore { get; init; } = [];

    /// <summary>Every number in the text, with its unit, period, count and grade.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];
}
