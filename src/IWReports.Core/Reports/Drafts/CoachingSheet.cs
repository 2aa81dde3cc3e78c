using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>Drafts what a supervisor talks over with an officer after a month.</summary>
public static class CoachingSheet
{
    /// <summary>What the sheet is built from, of the officer and of the team.</summary>
    public static IReadOnlyList<string> Kpis { get; } = [.. CoachingFigures.Shown, ProcedureCompliance.QualityReviewsId, Coaching.Id];

    public static CoachingSheetModel Build(CoachingSheetData data)
    {
        var figures = CoachingFigures.Of(data);
        return new()
        {
            Company = data.Company,
            Title = "Coaching sheet",
            Period = data.Period,
            PeriodText = DateText.MonthAndYear(data.Period.From),
            Charts = [],
            Officer = Shortened(data.Officer),
            Team = data.Team,
            Readers = Readers(data),
            Figures = figures,
            FiguresNote = Note(data),
            MonthText = DateText.Month(data.Period.From),
            MonthBeforeText = DateText.Month(data.Period.From.AddDays(-1)),
            WentWell = CoachingPoints.WentWell(data),
            ToWorkOn = CoachingPoints.ToWorkOn(data),
            Had = CoachingHistory.Had(data),
            Due = CoachingHistory.Due(data),
        };
    }

    private static string Readers(CoachingSheetData data) => data.Supervisors.Count == 0
        ? "For the supervisor and the manager only. Please do not pass it on."
        : $"For {List([.. data.Supervisors.Select(Shortened)])} and the manager only. Please do not pass it on.";

    private static string Note(CoachingSheetData data) =>
        data.Own.GetValueOrDefault(ProcedureCompliance.QualityReviewsId)?.Value is > 0 and { } reviews
            ? $"Courtesy and procedures rest on {Count(reviews, "quality review")}. So few say where to look, and prove nothing."
            : "";
}
